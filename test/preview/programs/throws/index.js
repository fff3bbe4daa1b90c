require("@pulumi/pulumi");

function connect() {
  throw new Error("no such region: mars");
}
connect();
