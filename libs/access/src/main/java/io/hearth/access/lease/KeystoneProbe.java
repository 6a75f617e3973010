package io.hearth.access.lease;

import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fresh request signed with the keypair that is in question. Keystone's yes to it proves that
 * key, secret, user, role and project are alive; the instance's own request may carry an old
 * Timestamp, which Keystone would refuse.
 */
final class KeystoneProbe {
    private static final String HOST = "hearth";
    private static final String VERB = "GET";
    private static final String PATH = "/";
    private static final String HASH_OF_NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private KeystoneProbe() {}

    static Ec2Request of(String accessKey, Secret secret, Instant now) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("AWSAccessKeyId", accessKey);
        parameters.put("SignatureMethod", "HmacSHA256");
        parameters.put("SignatureVersion", "2");
        parameters.put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Ec2Request(
                accessKey,
                SignatureV2.sign(VERB, HOST, PATH, parameters, secret),
                HOST,
                VERB,
                PATH,
                parameters,
                Map.of(),
                HASH_OF_NOTHING);
    }
}
