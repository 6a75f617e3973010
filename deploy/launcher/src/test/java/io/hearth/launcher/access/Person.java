package io.hearth.launcher.access;

/** A user of the cloud, logged in to a project, with a keypair of EC2 for it. */
record Person(String userId, String token, String accessKey, String secretKey) {}
