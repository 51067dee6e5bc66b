"""Where the files that travel with the program lie: a checkout, an installed wheel and a frozen build alike."""

from pathlib import Path

# The wheel and the frozen build carry the folder inside the package; a checkout has it beside the package.
_PACKAGED = Path(__file__).with_name("_resources")
_CHECKOUT = Path(__file__).parent.with_name("resources")


def resource_path(name: str) -> Path:
    """Return the path of a file that travels with the program.

    Args:
        name: Path below the `resources` folder, with forward slashes, e.g. `icons/qosviewer.svg`.

    Raises:
        FileNotFoundError: The installation is not whole.
    """
    path = (_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / name
    if not path.is_file():
        raise FileNotFoundError(f"This installation of QoS Viewer lacks the file {name!r}; please install it again.")
    return path
