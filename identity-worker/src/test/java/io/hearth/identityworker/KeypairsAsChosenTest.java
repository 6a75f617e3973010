package io.hearth.identityworker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.domain.DomainKeypairs;
import io.hearth.identityworker.domain.ForeignObjectException;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.NewUser;
import io.hearth.testkit.FaultProxy;
import io.hearth.testkit.FaultProxy.Reply;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keystone's word for what it has made is looked at before anybody is given it. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class KeypairsAsChosenTest {
    private static final Pattern PROJECT = Pattern.compile("\"project_id\": \"[0-9a-f]+\"");

    @Inject Keystone keystone;

    @ConfigProperty(name = "hearth.keystone.url")
    String url;

    @ConfigProperty(name = "hearth.keystone.username")
    String domainAdmin;

    @ConfigProperty(name = "hearth.keystone.password")
    String domainAdminPassword;

    @ConfigProperty(name = "hearth.stack-user-domain-id")
    String domainId;

    @Test
    @Tag("CVE-2026-33551")
    void aKeypairThatIsNotAsItWasChosenIsRemoved() {
        // Given
        String elsewhere = project();
        Ec2Credential chosen = chosen();
        try (FaultProxy line = FaultProxy.before(url);
                KeystoneClient admin = KeystoneClient.connect(login(line))) {
            DomainKeypairs keypairs = new DomainKeypairs(domain(admin));
            line.meddle((number, request) -> Optional.of(moved(request.handOn(), elsewhere)));

            // When
            assertThatThrownBy(() -> keypairs.make(chosen))
                    .isInstanceOf(ForeignObjectException.class)
                    .hasMessageStartingWith("Keystone made credential " + chosen.id())
                    .hasMessageContaining(elsewhere)
                    .hasMessageNotContaining(chosen.secretKey().reveal());
            int left = keystone.credentialIds(chosen.userId()).size();
            line.restore();
            keypairs.make(chosen);

            // Then
            assertThat(left).isZero();
            assertThat(keystone.ec2Credential(chosen.id())).contains(chosen);
        }
    }

    /** What a Keystone would say that took the project from elsewhere. */
    private static Reply moved(Reply reply, String projectId) {
        return reply.withBody(
                PROJECT.matcher(new String(reply.body(), UTF_8))
                        .replaceAll("\"project_id\": \"%s\"".formatted(projectId))
                        .getBytes(UTF_8));
    }

    /** A keypair that Keystone would make as it is. */
    private Ec2Credential chosen() {
        String name = UUID.randomUUID().toString();
        String userId = keystone.createUser(new NewUser(domainId, name, "", null, null)).id();
        Ec2Credential chosen =
                keystone.createEc2Credential(userId, project(), name, Secret.of("a-secret-key"));
        keystone.deleteCredential(chosen.id());
        return chosen;
    }

    private String project() {
        return keystone.createProject(domainId, UUID.randomUUID().toString(), "").id();
    }

    private StackDomain domain(KeystoneClient admin) {
        return new StackDomain(
                admin.keystone(), domainId, "heat_stack_user", new DeploymentId("hearth-test"));
    }

    private KeystoneSettings login(FaultProxy line) {
        return KeystoneSettings.ofDomain(
                line.url(), domainAdmin, Secret.of(domainAdminPassword), "heat");
    }
}
