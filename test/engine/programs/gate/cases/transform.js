const { runtime } = require("@pulumi/pulumi");
const { database, tags } = require("../shop");

// What makes the database a member is added by a transform of the whole stack, what makes it lose data by one of its own.
runtime.registerResourceTransform(({ type, props, opts }) =>
  type === "aws:rds/instance:Instance" ? { props: { ...props, tags: { ...props.tags, ...tags() } }, opts } : undefined,
);
const transforms = [({ props, opts }) => ({ props: { ...props, deletionProtection: false }, opts })];
database("orders-db", { tags: { Name: "orders" } }, { transforms });
