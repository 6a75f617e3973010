package io.hearth.keystone.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.KeystoneAdmin.Kind;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.bootstrap.StepReport.Outcome;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Looks who may have Keystone verify signatures: the validator must, and somebody without a token
 * must not. It asks with a true signature of a keypair made for it, since Keystone's refusals of a
 * stranger and of a bad signature look alike.
 *
 * @see <a href="https://security.openstack.org/ossa/OSSA-2025-002.html">OSSA-2025-002</a>
 */
final class SignatureCheck {
    private static final String STRANGER =
            "ec2tokens refuses whoever has no token (CVE-2025-65073)";
    private static final String VALIDATOR = "ec2tokens answers the signature validator";
    private static final String HOST = "127.0.0.1:8000";
    private static final String EMPTY_BODY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final KeystoneClient admin;
    private final BootstrapSettings settings;

    SignatureCheck(KeystoneClient admin, BootstrapSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    List<StepReport> run(Ids ids) {
        String access = UUID.randomUUID().toString().replace("-", "");
        Ec2Credential keypair =
                admin.keystone()
                        .createEc2Credential(
                                ids.get(Kind.USER, settings.userName(Account.SIGNATURE_VALIDATOR)),
                                ids.get(Kind.PROJECT, Names.SERVICE_PROJECT),
                                access,
                                Secret.of(UUID.randomUUID().toString()));
        try {
            Ec2Request request = signed(keypair);
            return List.of(
                    new StepReport(
                            STRANGER,
                            admin.admin().verifiesEc2ForAnyone(request)
                                    ? Outcome.WARNING
                                    : Outcome.PRESENT),
                    new StepReport(VALIDATOR, validator(request)));
        } finally {
            admin.keystone().deleteCredential(keypair.id());
        }
    }

    private Outcome validator(Ec2Request request) {
        return settings.login(Account.SIGNATURE_VALIDATOR)
                .map(login -> verifies(login, request) ? Outcome.PRESENT : Outcome.WARNING)
                .orElse(Outcome.SKIPPED);
    }

    private static boolean verifies(KeystoneSettings login, Ec2Request request) {
        try (KeystoneClient client = KeystoneClient.connect(login)) {
            return client.tokens()
                    .verifyEc2(request)
                    .onFailure(KeystoneException.Unavailable.class)
                    .recoverWithItem(Optional.empty())
                    .await()
                    .atMost(Duration.ofMinutes(1))
                    .isPresent();
        }
    }

    /** AWS signature version 2 of a request with these parameters, which are in their order. */
    private static Ec2Request signed(Ec2Credential keypair) {
        String query =
                "AWSAccessKeyId=%s&SignatureMethod=HmacSHA256&SignatureVersion=2"
                        .formatted(keypair.accessKey());
        String text = "GET\n%s\n/v1/\n%s".formatted(HOST, query);
        return new Ec2Request(
                keypair.accessKey(),
                hmac(keypair.secretKey(), text),
                HOST,
                "GET",
                "/v1/",
                Map.of(
                        "AWSAccessKeyId", keypair.accessKey(),
                        "SignatureMethod", "HmacSHA256",
                        "SignatureVersion", "2"),
                Map.of("Host", HOST),
                EMPTY_BODY);
    }

    private static String hmac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256.", e);
        }
    }
}
