"""What an archive's form states counts where the record itself says nothing."""

from __future__ import annotations

from unit.records.apparatus.papers import MORE, PROSE, found_in

FORM = """                   IDENTIFICATION FORM
--------------------------------------------------------------
                    AGENCY INFORMATION

             AGENCY :  NIB
      RECORD NUMBER :  904-10077-10238
      RECORD SERIES :  HARBOUR
AGENCY FILE NUMBER :  PTD-4471
--------------------------------------------------------------
                   DOCUMENT INFORMATION

         ORIGINATOR :  NIB
               FROM :  [Restricted]
                 TO :  CHIEF, PORTS DIVISION
              TITLE :  TALK WITH THE AGENT
               DATE :  06/12/1963
              PAGES :  2
     CLASSIFICATION :  SECRET
     CURRENT STATUS :  RELEASE WITH DELETIONS
--------------------------------------------------------------

904-10077-10238 | 2025 RELEASE UNDER THE PORTS RECORDS ACT OF 1994

"""


def test_the_form_fills_what_the_record_leaves_open() -> None:
    document = found_in(f"{FORM}\n{PROSE}\n\n{MORE}\n").document
    assert (document.date, document.title) == ("1963-06-12", "TALK WITH THE AGENT")
    assert document.control_numbers == ("PTD-4471",)
    assert document.classification is None


def test_the_record_itself_comes_first() -> None:
    head = "13 June 1963\n\nMEMORANDUM FOR:  Chief, Ports\nSUBJECT:  Talk in Port Selden"
    document = found_in(f"{FORM}\n{head}\n\n1. {PROSE}\n").document
    assert (document.date, document.title) == ("1963-06-13", "Talk in Port Selden")


def test_a_form_without_a_date_gives_none() -> None:
    assert found_in(FORM.replace("06/12/1963", "00/00/0000") + f"\n{PROSE}\n").document.date is None
