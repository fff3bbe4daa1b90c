const { RestApi } = require("@pulumi/aws/apigateway");
const { Api } = require("@pulumi/aws/apigatewayv2");
const { away } = require("../regions");
const { bare, sound } = require("../service");

new RestApi("api-gateway", { endpointConfiguration: { types: "REGIONAL" }, tags: sound("api-gateway") });
new RestApi("api-gateway-away", { endpointConfiguration: { types: "REGIONAL" }, tags: sound("api-gateway") }, away);

new Api("api-gateway-bare", { protocolType: "HTTP", tags: bare("api-gateway") });
