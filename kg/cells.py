"""Makes cells of a table that no spreadsheet takes for a formula."""

# Full-width forms too: spreadsheets in East Asian languages read them as formulas.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """Quote what a spreadsheet would run as a formula, and write line ends as the file does."""
    quoted = f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    return quoted.replace("\r\n", "\n").replace("\r", "\n")


def meant(cell: str) -> str:
    """The cell before `harmless` quoted it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell
