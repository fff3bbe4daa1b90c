require("@pulumi/pulumi");

module.exports = async () => {
  await Promise.resolve();
  throw new TypeError("objectives is not iterable");
};
