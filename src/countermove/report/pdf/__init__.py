"""Papers as tagged PDF, set by Typst from one fixed template: what comes with a paper is data, never source."""
