"""Makes `python -m clu` the same as `clu`."""

from clu.cli import main

if __name__ == "__main__":
    main()
