"""What `clu schema` says; see `gallery`."""

from gallery import Use

SCHEMA = "build/schemas/reply.schema.json"

RULES = ()
USES = (
    Use("schema reponse"),
    Use("schema reply --list"),
    Use("schema --list --output essai"),
    Use("schema --output data/committee.yaml"),
    Use("schema", before=("schema",), edits={SCHEMA: "{}\n"}),
)
ELSEWHERE = {
    "cli/schema.py:_list _no_file _told NO_FILE": "written, or listed: test_schema_command",
    "schema/conditions.py": "keys of the files",
    "schema/editors.py": "settings of an editor: test_schema_command",
    "schema/records.py": "words of JSON Schema",
    "schema/reports/": "what a schema says: schema/report*.schema.json",
    "schema/scalars.py": "what a schema says, and what an editor shows: tests/editor",
    "schema/words/": "the same",
    "modeline.py": "the line that an editor reads: test_schema_command",
}
NEVER_SAID: dict[str, str] = {}
