const { UserPool } = require("@pulumi/aws/cognito");
const { bare, sound } = require("../service");

// Its users come from a directory elsewhere.
new UserPool("cognito-user-pool", { tags: { ...sound("cognito-user-pool"), "continuity:role": "network" } });

new UserPool("cognito-user-pool-bare", { tags: bare("cognito-user-pool") });
