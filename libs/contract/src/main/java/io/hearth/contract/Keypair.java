package io.hearth.contract;

import io.hearth.contract.seal.Sealed;

/**
 * An EC2 keypair as the bus carries it.
 *
 * @param accessKey 32 hexadecimal digits
 * @param secretKey sealed in the context (stack id, resource, {@code secret_key})
 * @param credentialId Keystone's id of the credential, the SHA-256 of the access key in hexadecimal
 */
public record Keypair(String accessKey, Sealed secretKey, String credentialId) {}
