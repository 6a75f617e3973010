#!/usr/bin/python3
"""A provisioner of custom resources, to be copied: it keeps each Custom::Record as a file.

hearth_provisioner.py beside it does what every provisioner does; the class Records is what another
one has in its place. See docs/custom-resources.md.

    provisioner.py --bootstrap 127.0.0.1:9092 --keyset provisioner-keyset.json --directory records
"""

import hashlib
import pathlib

import hearth_provisioner
from hearth_provisioner import Abandoned, Refused


class Records:
    """What this provisioner makes. A request may come twice: doing it again must do no harm."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)

    def create(self, request):
        return self._write(request, request.physical_name)

    def update(self, request):
        name = request.physical_id
        if request.properties.get("replace") != request.old_properties.get("replace"):
            # another physical id: Hearth sends a DELETE of the old one when all else is updated
            name = "{}-{}".format(request.physical_name, request.id[:8])
        return self._write(request, name)

    def delete(self, request):
        # without an id nobody here has answered the CREATE, which may have been carried out
        self._file(request.physical_id or request.physical_name).unlink(missing_ok=True)

    def _write(self, request, name):
        properties = request.properties
        if "text" not in properties:
            raise Refused("A Custom::Record needs the property text.")
        content = str(properties["text"]).encode()
        file = self._file(name)
        file.write_bytes(content)
        try:
            # as if there were more to do
            request.wait(float(properties.get("seconds", 0)))
        except Abandoned:
            if name != request.physical_id:
                file.unlink(missing_ok=True)
            raise
        return name, {"path": str(file), "sha256": hashlib.sha256(content).hexdigest(),
                      "size": len(content)}

    def _file(self, name):
        return self.directory / name.replace("/", "_")


if __name__ == "__main__":
    parser = hearth_provisioner.arguments(__doc__.splitlines()[0], "Custom::Record")
    parser.add_argument("--directory", default="records", help="where the files are kept")
    options = parser.parse_args()
    hearth_provisioner.run(Records(options.directory), options)
