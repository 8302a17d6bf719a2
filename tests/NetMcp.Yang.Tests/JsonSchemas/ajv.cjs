// ajv.cjs JOBS: reads [{schema, instances}] from the file JOBS and prints, for each, what ajv says: {broken} when the schema is no JSON Schema
// 2020-12, else {verdicts} with null for an instance that the schema takes and the first error for one that it refuses.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
const packages = createRequire(path.join(__dirname, "../../NetMcp.ConformanceTests/package.json"));
const Ajv = packages("ajv/dist/2020");

const answers = JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map(({ schema, instances }) => {
  // Words that begin with x- are no part of 2020-12, which says to pass over what one does not know.
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false });
  if (!ajv.validateSchema(schema)) {
    return { broken: ajv.errorsText() };
  }
  try {
    const validate = ajv.compile(schema);
    return { verdicts: instances.map((instance) => (validate(instance) ? null : ajv.errorsText(validate.errors))) };
  } catch (error) {
    // A pattern that is no regular expression of ECMA-262 passes the meta-schema.
    return { broken: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
