"""Files of GMCR+ (``.gmcr``) in the shape of a case, so that the ordinary loader can check and resolve them.

Written from a description of the format alone. Nothing in a file is ever run.
"""
