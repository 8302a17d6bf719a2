"""Verifies the chain of an audit log as one would who has its description only: audit_verify.py FILE... in their order."""
import hashlib
import json
import sys

seq, digest = None, None
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        for line in file:
            record = json.loads(line)
            if seq is not None and (record["seq"] != seq + 1 or record["prev"] != digest):
                sys.exit(f"{path}: record {record['seq']} does not follow record {seq}")
            seq, digest = record["seq"], hashlib.sha256(line).hexdigest()
print(seq)
