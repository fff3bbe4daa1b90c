const secretsmanager = require("@pulumi/aws/secretsmanager");
const { bare, sound } = require("../service");

const secret = new secretsmanager.Secret("secret", { replicas: [{ region: "eu-west-1" }], tags: sound("secret") });
new secretsmanager.SecretVersion("secret", { secretId: secret.id, secretString: "of-no-consequence" });

new secretsmanager.Secret("secret-bare", { recoveryWindowInDays: 0, tags: bare("secret") });
