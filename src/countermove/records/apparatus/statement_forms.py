"""How documents word who prepared and coordinated them, whom to ask, and as of when their information is.

Every form is matched at the start of a sentence, never searched for in one. Source: records.md, section 1.6.
"""

from __future__ import annotations

import re


def _form(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


_NOUN = (
    r"(?:memorandum|memo|paper|report|assessment|estimate|study|publication|document|typescript|note|article|analysis"
    r"|brief|briefing|cable|aid|review|survey|monograph|commentary|appraisal|minute|draft|product)"
)
_SUBJECT = rf"(?:(?:this|the (?:present|following|attached|enclosed))\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}|it)"
_IS = r"\s+(?:has been|was|is|were)\s+"
_REMARK = r"(?:comments?|questions?|queries|inquiries|enquiries|remarks|suggestions|requests)"

PREPARED = _form(
    _SUBJECT,
    _IS,
    r"(?:jointly\s+)?(?P<verb>prepared|produced|written|drafted|compiled|authored|undertaken|researched)\s+",
    r"(?:jointly\s+)?(?:(?:at\s+the\s+request\s+of|in\s+response\s+to\s+an?\s+request\s+(?:from|by|of))\s+",
    r"(?P<patron>.{3,120}?),?\s+by\s+|for\s+(?P<client>.{3,120}?),?\s+by\s+",
    r"|(?:by|in|under the (?:auspices|direction|supervision) of)\s+)(?P<who>.+)",
)
LABELLED_PREPARED = _form(r"(?:jointly\s+)?(?P<verb>prepared|drafted|written)\s+(?:by|in)\s*:?\s+(?P<who>.+)")
AUTHOR = _form(
    r"the\s+(?:principal\s+|main\s+)?(?:author|drafter|analyst)s?\s+(?:of|for)\s+this\s+",
    rf"(?:[\w-]+\s+){{0,2}}?{_NOUN}\s+(?:is|was|are|were)\s+(?P<who>.+)",
)
COORDINATED = _form(
    rf"(?:{_SUBJECT}{_IS}(?:also\s+|fully\s+|informally\s+)?)?coordinated\s+",
    r"(?:in\s+(?:draft|substance)\s+)?(?:at the working level\s+)?",
    r"(?:with|within|by|in|throughout)\s*:?\s+(?P<who>.+)",
)
NOT_COORDINATED = _form(_SUBJECT, r"\s+(?:has|was|is)\s+not\s+(?:been\s+)?(?:formally\s+)?coordinated\b")
CONTACT = _form(
    r"(?:(?:any|all|your|further|substantive)\s+)?",
    rf"{_REMARK}(?:,?\s+(?:and|or|and/or)\s+(?:further\s+)?{_REMARK})?",
    r"(?:\s+(?:on|about|concerning|regarding|for)\s[^.]{1,90}?)?(?:\s+are\s+welcomed?\s+and)?",
    r"\s+(?:may|should|can|are\s+to|might|could|will)\s+be\s+",
    r"(?:directed|addressed|referred|sent|made|forwarded|put)\s+to\s+(?P<who>.+)",
)
LABELLED_CONTACT = _form(
    r"(?:(?:(?:the\s+)?point\s+of\s+)?contact(?:\s+for\s+this\s+\w+)?\s*(?::|\bis\b)",
    r"|for\s+(?:further|more|additional)\s+(?:information|details),?\s+(?:please\s+)?(?:contact|call)\s*:?)",
    r"\s+(?P<who>.+)",
    rf"|(?:please\s+)?(?:direct|address|send|refer)\s+(?:any\s+)?{_REMARK}(?:\s+(?:and|or)\s+{_REMARK})?",
    r"\s+to\s+(?P<whom>.+)",
)
AS_OF = re.compile(r"\(?\s*as\s+of\s+(?P<when>.{4,40}?)\s*\)?", re.IGNORECASE)
CUT_OFF = _form(
    r"(?:this\s+\w+\s+(?:is|was)\s+based\s+on\s+)?(?:all\s+)?(?:the\s+)?",
    r"(?:information|intelligence|reporting|data|material)\s+(?:(?:received|available)\s+)*",
    r"(?:as\s+of|through|up\s+to|to|before|until|by)\s+(?P<when>.{4,80})",
)
USED = _form(
    r"[\s,)(]*(?:(?:at\s+)?\d{4}|noon|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?)?[\s,)(]*(?:EST|EDT|GMT|Z)?[\s,)(]*",
    r"(?:$|(?:has|have|is|was|were)\s+(?:been\s+)?(?:\w+\s+)?",
    r"(?:used|considered|included|taken|incorporated|reflected|drawn))",
)
"""What follows the date of such information: nothing, or that it was used."""
LABELLED_CUT_OFF = _form(
    r"(?:the\s+)?(?:information\s+)?(?:cut-?\s?off)\s*(?:date)?(?:\s+(?:for|of)\s[^.:]{1,60}?)?",
    r"\s*(?::|is|was)\s+(?P<when>.{4,60})",
)

CONTRIBUTION = _form(
    r",?\s+(?:and\s+)?with\s+(?:an?\s+|the\s+)?(?:(?:major|substantial|additional|analytic(?:al)?)\s+)?",
    r"(?:contributions?|assistance|support|inputs?|help|material)\s+(?:by|from|of|provided\s+by)\s+",
)
ALSO_COORDINATED = _form(
    r",?\s+(?:and|which)\s+(?:has\s+been\s+|was\s+)?coordinated\s+(?:with|within|by|in)\s+",
)
REQUESTED = _form(
    r",?\s+(?:at\s+the\s+request\s+of|in\s+response\s+to\s+an?\s+request\s+(?:from|by|of)|as\s+requested\s+by)\s+",
)
STAFF = _form(
    r"^(?:(?:an?|the|several|members?\s+of\s+the)\s+)?",
    r"(?:analysts?|officers?|members?|team|staff(?:\s+members)?|specialists?|economists?)\s+(?:in|of|from|at|with)\s+",
)
ON_TELEPHONE = _form(
    r",?\s+(?:on|at|by|via|or)\s+(?:(?:secure|extension|ext|telephone|phone|green|gr[ae]y|\(?\d)).*$",
    r"|,?\s+\(?(?:extension|ext\.?|telephone|phone|secure)\b.*$|,?\s+\(?\d{3}[-) ].*$|,?\s+who\b.*$",
)
TAIL = re.compile(
    r",?\s+(?:for|at|in|on|as|to|from|under|using|based|during|after|before|of|is|who|which)\s+"
    r"(?!(?:the|and)\s+[A-Z\[])[a-z].*$"
)
"""What may follow a name in such a sentence: small words, which no name goes on with."""

OPENERS = _form(
    r"(?:this|prepared|jointly|drafted|written|coordinated|comments?|questions?|queries|inquiries|enquiries|any|all|your",
    r"|also|concur(?:ring|red)|abstaining|dissenting|submitted|with\s+the\s+concurrence|information|intelligence|cut",
    r"|data|material|contact|point|for\s+(?:further|more|additional)|please|direct|address|further|substantive|requests",
    r"|suggestions|remarks|reporting|send|refer|following",
    r"|the\s+(?:present|following|attached|enclosed|principal|main|author|drafter|analyst|point|information|intelligence",
    r"|cut|data|material|reporting))\b",
)
"""The first words of these sentences where one opens a block: what starts otherwise is none of them."""

OPENERS_IN_FRONT = re.compile(r"(?:the|it)\b", re.IGNORECASE)
"""Further first words that count only at the front of a document."""
