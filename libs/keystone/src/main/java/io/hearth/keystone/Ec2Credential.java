package io.hearth.keystone;

import io.hearth.contract.seal.Secret;

/**
 * An EC2 keypair in Keystone.
 *
 * @param id the SHA-256 of the access key, in hexadecimal
 */
public record Ec2Credential(
        String id, String userId, String projectId, String accessKey, Secret secretKey) {}
