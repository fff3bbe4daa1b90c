const { Topic } = require("@pulumi/aws/sns");
const { away } = require("../regions");
const { bare, sound } = require("../service");

new Topic("sns-topic", { tags: sound("sns-topic") });
new Topic("sns-topic-away", { tags: sound("sns-topic") }, away);

new Topic("sns-topic-bare", { fifoTopic: true, tags: bare("sns-topic") });
