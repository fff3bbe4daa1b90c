const pulumi = require("@pulumi/pulumi");

module.exports = async () => ({ weather: await pulumi.runtime.invoke("cloud:index:getWeather", {}) });
