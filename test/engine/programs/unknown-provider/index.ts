import { Provider } from "@pulumi/aws";
import { Instance } from "@pulumi/aws/rds";
import { Parameter } from "@pulumi/aws/ssm";

const region = new Parameter("region", { type: "String", value: "eu-west-1" });
const elsewhere = new Provider("elsewhere", { region: region.arn.apply((arn) => arn.split(":")[3] ?? "") });
new Instance("orders", { instanceClass: "db.t4g.micro", multiAz: true }, { provider: elsewhere });
