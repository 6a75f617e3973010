package io.hearth.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Ec2Request;
import io.hearth.keystone.IssuedToken;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.Project;
import io.hearth.keystone.Token;
import io.hearth.keystone.User;
import io.hearth.keystone.ValidatedToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PrivateKeystone.class)
class KeystoneClientTest {
    private static final String DOMAIN = "default";
    private static final Secret PASSWORD = Secret.of("the-user's password");
    private static final String NOWHERE = "0123456789abcdef0123456789abcdef";

    private final String unique = UUID.randomUUID().toString();
    private KeystoneClient client;
    private Keystone keystone;

    @BeforeEach
    void connect() {
        client = KeystoneClient.connect(PrivateKeystone.admin());
        keystone = client.keystone();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void makesFindsAndDeletesAProject() {
        Project made = keystone.createProject(DOMAIN, "project & " + unique, "marker/ü");

        assertThat(made.description()).isEqualTo("marker/ü");
        assertThat(made.enabled()).isTrue();
        assertThat(keystone.project(made.id())).contains(made);
        assertThat(keystone.findProject(DOMAIN, "project & " + unique)).contains(made);
        assertThat(keystone.projects(DOMAIN)).contains(made);

        keystone.deleteProject(made.id());

        assertThat(keystone.project(made.id())).isEmpty();
        assertThat(keystone.findProject(DOMAIN, made.name())).isEmpty();
        assertThatThrownBy(() -> keystone.deleteProject(made.id()))
                .isInstanceOf(KeystoneException.NotFound.class);
    }

    @Test
    void makesFindsChangesAndDeletesAUser() {
        Project project = keystone.createProject(DOMAIN, unique, "");
        User made = user(project, null);

        assertThat(made.defaultProjectId()).isEqualTo(project.id());
        assertThat(keystone.user(made.id())).contains(made);
        assertThat(keystone.findUser(DOMAIN, made.name())).contains(made);
        assertThat(keystone.users(DOMAIN)).contains(made);

        keystone.setUserEnabled(made.id(), false);
        assertThat(keystone.user(made.id())).get().extracting(User::enabled).isEqualTo(false);

        keystone.deleteUser(made.id());
        assertThat(keystone.user(made.id())).isEmpty();
        assertThatThrownBy(() -> keystone.deleteUser(made.id()))
                .isInstanceOf(KeystoneException.NotFound.class);
    }

    @Test
    void aUserLogsInWithWhatItWasGiven() {
        Project project = keystone.createProject(DOMAIN, unique, "");
        User user = user(project, PASSWORD);
        String role = keystone.roleId("member");
        keystone.grantRole(project.id(), user.id(), role);
        keystone.grantRole(project.id(), user.id(), role);

        Token token = keystone.logIn(user.id(), PASSWORD, project.id());
        ValidatedToken validated = validate(token).orElseThrow();

        assertThat(validated.userId()).isEqualTo(user.id());
        assertThat(validated.projectId()).isEqualTo(project.id());
        assertThat(validated.roles()).contains("member");
        assertThat(validated.expiresAt()).isEqualTo(token.expiresAt());

        keystone.setPassword(user.id(), Secret.of("another"));

        assertThat(validate(token)).isEmpty();
        assertThatThrownBy(() -> keystone.logIn(user.id(), PASSWORD, project.id()))
                .isInstanceOf(KeystoneException.Unauthorized.class)
                .message()
                .doesNotContain(PASSWORD.reveal());
        assertThat(keystone.logIn(user.id(), Secret.of("another"), project.id())).isNotNull();
    }

    @Test
    void makesFindsAndDeletesAKeypair() throws Exception {
        Project project = keystone.createProject(DOMAIN, unique, "");
        User user = user(project, null);
        String access = access();

        Ec2Credential made = keypair(project, user, access);

        assertThat(made.id()).isEqualTo(sha256(access));
        assertThat(keystone.ec2Credential(made.id())).contains(made);
        assertThat(keystone.ec2Credentials(user.id())).containsExactly(made);
        assertThatThrownBy(() -> keypair(project, user, access))
                .isInstanceOf(KeystoneException.Conflict.class);

        keystone.deleteCredential(made.id());

        assertThat(keystone.ec2Credential(made.id())).isEmpty();
        assertThat(keystone.ec2Credentials(user.id())).isEmpty();
        assertThatThrownBy(() -> keystone.deleteCredential(made.id()))
                .isInstanceOf(KeystoneException.NotFound.class);
    }

    @Test
    void verifiesASignatureOfALivingUserOnly() throws Exception {
        Project project = keystone.createProject(DOMAIN, unique, "");
        User user = user(project, null);
        keystone.grantRole(project.id(), user.id(), keystone.roleId("member"));
        Ec2Credential keypair = keypair(project, user, access());
        String signature = signature(keypair, keypair.secretKey());

        assertThat(verify(keypair.accessKey(), signature))
                .get()
                .extracting(ValidatedToken::userId, ValidatedToken::projectId)
                .containsExactly(user.id(), project.id());
        assertThat(verify(keypair.accessKey(), signature(keypair, PASSWORD))).isEmpty();
        assertThat(verify(access(), signature)).isEmpty();

        keystone.setUserEnabled(user.id(), false);
        assertThat(verify(keypair.accessKey(), signature)).isEmpty();
    }

    @Test
    @Tag("ceph-71359")
    void renewsItsTokenWhenKeystoneRefusesIt() throws Exception {
        Project project = keystone.createProject(DOMAIN, unique, "");
        User user = user(project, PASSWORD);
        keystone.grantRole(project.id(), user.id(), keystone.roleId("admin"));
        Ec2Credential keypair = keypair(project, user, access());
        String signature = signature(keypair, keypair.secretKey());
        KeystoneSettings settings =
                KeystoneSettings.ofProject(
                        PrivateKeystone.admin().url(), user.name(), PASSWORD, project.name());
        try (KeystoneClient other = KeystoneClient.connect(settings)) {
            assertThat(other.keystone().projects(DOMAIN)).isNotEmpty();
            endTokens(user);
            eventually("projects", () -> !other.keystone().projects(DOMAIN).isEmpty());
            endTokens(user);
            eventually("verdict", () -> verify(other, keypair.accessKey(), signature).isPresent());
        }
    }

    @Test
    void namesWhatWentWrong() {
        keystone.createProject(DOMAIN, unique, "");
        assertThatThrownBy(() -> keystone.createProject(DOMAIN, unique, ""))
                .isInstanceOf(KeystoneException.Conflict.class);
        assertThatThrownBy(() -> keystone.createProject(DOMAIN, "x".repeat(65), ""))
                .isInstanceOf(KeystoneException.Rejected.class);
        assertThatThrownBy(() -> keystone.roleId("no such role"))
                .isInstanceOf(KeystoneException.NotFound.class);
        assertThat(keystone.project(NOWHERE)).isEmpty();
        assertThat(validate(new Token(Secret.of("nonsense"), Instant.MAX))).isEmpty();
        assertThatThrownBy(() -> keystone.user("../projects"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongPasswordIsUnauthorizedAndADeadServerUnavailable() {
        KeystoneSettings wrong =
                KeystoneSettings.ofProject(
                        PrivateKeystone.admin().url(), "admin", PASSWORD, "admin");
        try (KeystoneClient other = KeystoneClient.connect(wrong)) {
            assertThatThrownBy(() -> other.keystone().projects(DOMAIN))
                    .isInstanceOf(KeystoneException.Unauthorized.class);
        }
        KeystoneSettings dead =
                KeystoneSettings.ofProject(
                        "http://127.0.0.1:%d/v3".formatted(FreePorts.next()),
                        "admin",
                        PASSWORD,
                        "admin");
        try (KeystoneClient other = KeystoneClient.connect(dead)) {
            assertThatThrownBy(() -> other.keystone().projects(DOMAIN))
                    .isInstanceOf(KeystoneException.Unavailable.class);
            assertThatThrownBy(
                            () ->
                                    other.tokens()
                                            .validate(Secret.of("any"))
                                            .await()
                                            .atMost(Duration.ofSeconds(10)))
                    .isInstanceOf(KeystoneException.Unavailable.class);
        }
    }

    /**
     * Keystone's clock of tokens has whole seconds: what a user gets in the second of its
     * password's change is refused too.
     */
    private static void eventually(String what, Callable<Boolean> holds) {
        await(what)
                .atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(KeystoneException.class)
                .until(holds);
    }

    /** A new password ends the user's tokens, even if it is the same one. */
    private void endTokens(User user) {
        keystone.setPassword(user.id(), PASSWORD);
    }

    private User user(Project project, @Nullable Secret password) {
        return keystone.createUser(
                new NewUser(DOMAIN, "user-" + unique, "", project.id(), password));
    }

    private Ec2Credential keypair(Project project, User user, String access) {
        return keystone.createEc2Credential(
                user.id(), project.id(), access, Secret.of("secret of " + access));
    }

    private Optional<ValidatedToken> validate(Token token) {
        return client.tokens().validate(token.value()).await().atMost(Duration.ofSeconds(10));
    }

    private Optional<ValidatedToken> verify(String access, String signature) {
        return verify(client, access, signature);
    }

    private static Optional<ValidatedToken> verify(
            KeystoneClient client, String access, String signature) {
        return client.tokens()
                .verifyEc2(request(access, signature))
                .map(issued -> issued.map(IssuedToken::owner))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Ec2Request request(String access, String signature) {
        return new Ec2Request(
                access,
                signature,
                Signature.HOST,
                "GET",
                Signature.PATH,
                Signature.parameters(access),
                Map.of("Host", Signature.HOST),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String signature(Ec2Credential keypair, Secret key) {
        return Signature.of(keypair.accessKey(), key.reveal());
    }

    private static String access() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String sha256(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
