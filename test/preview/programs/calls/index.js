const pulumi = require("@pulumi/pulumi");

pulumi.runtime.call("eks:index:Cluster/getKubeconfig", {});
