package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hearth.access.Principal;
import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.hearth.testkit.TestStack;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Owners of two clouds, each with a real Keystone of its own. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "signal-service")
@WithTestResource(CloudsTest.East.class)
@SuppressWarnings("NullAway.Init") // injected, or set before the tests
class CloudsTest {
    private static final TestIdentity OWNER = TestIdentity.of(Account.OWNER);

    private static final String KEYSTONE = "hearth.keystone.";
    private static final String EAST = "hearth.clouds.east.";

    private static TestKeystone east;
    private static TestIdentity easterner;
    private static TestIdentity instance;

    /** The other cloud, as it is configured. */
    public static final class East implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            TestKeystone keystone = east();
            Map<String, String> properties = new HashMap<>();
            keystone.settings()
                    .propertiesOf("signal-service")
                    .forEach(
                            (name, value) -> {
                                if (name.startsWith(KEYSTONE)) {
                                    properties.put(EAST + name.substring(KEYSTONE.length()), value);
                                }
                            });
            properties.put(EAST + "url", keystone.line().url());
            properties.put(EAST + "stack-user-domain-id", keystone.settings().stackUserDomainId());
            return properties;
        }

        @Override
        public void stop() {}
    }

    @Inject KeystoneCallers callers;

    private static synchronized TestKeystone east() {
        if (east == null) {
            east = TestKeystone.another();
        }
        return east;
    }

    @BeforeAll
    static void peopleOfTheEast() {
        try (KeystoneClient admin = east().asAdmin()) {
            Keystone keystone = admin.keystone();
            easterner = somebody(keystone, "default", "member");
            instance = somebody(keystone, east().settings().stackUserDomainId(), "heat_stack_user");
        }
    }

    @AfterEach
    void bothAreBack() {
        TestKeystone.shared().line().restore();
        east.line().restore();
    }

    @Test
    void anOwnerOfEitherIsKnown() throws Throwable {
        assertThat(identified(OWNER).userId()).isEqualTo(OWNER.userId());
        assertThat(identified(easterner).projectId()).isEqualTo(easterner.projectId());
    }

    @Test
    void whoIsKnownByTheFirstIsNotAskedForElsewhere() throws Throwable {
        int before = east.line().requests();

        identified(OWNER);

        assertThat(east.line().requests()).isEqualTo(before);
    }

    @Test
    void whoIsKnownNowhereIsRefused() {
        assertThatThrownBy(() -> identified(OWNER.withUnknownKeypair()))
                .isInstanceOfSatisfying(
                        CfnFault.class,
                        fault -> assertThat(fault.error()).isEqualTo(CfnError.ACCESS_DENIED));
    }

    /** Its domain is not the one of the instances here. */
    @Test
    void anInstanceOfTheOtherIsNobody() {
        assertThat(east.settings().stackUserDomainId())
                .isNotEqualTo(TestKeystone.shared().settings().stackUserDomainId());
        assertThatThrownBy(() -> identified(instance)).isInstanceOf(CfnFault.class);
    }

    @Test
    void whoMayBeKnownByOneThatIsAwayIsToComeAgain() throws Throwable {
        east.line().cut();

        assertThat(identified(OWNER).userId()).isEqualTo(OWNER.userId());
        assertThatThrownBy(() -> identified(easterner))
                .isInstanceOfSatisfying(
                        CfnFault.class,
                        fault -> assertThat(fault.error()).isEqualTo(CfnError.SERVICE_UNAVAILABLE));
    }

    @Test
    void theOneThatIsAwayKeepsNobodyOfTheOtherOut() throws Throwable {
        TestKeystone.shared().line().cut();

        assertThat(identified(easterner).userId()).isEqualTo(easterner.userId());
    }

    private Principal identified(TestIdentity signer) throws Throwable {
        RawRequest request = signed(signer);
        return VertxContextSupport.subscribeAndAwait(() -> callers.identify(request)).principal();
    }

    private static TestIdentity somebody(Keystone keystone, String domain, String role) {
        String name = "east-" + TestStack.hexId();
        String project = keystone.createProject(domain, name, "").id();
        User user =
                keystone.createUser(
                        new NewUser(
                                domain, name, "", project, Secret.of("a-password-of-the-east")));
        keystone.grantRole(project, user.id(), keystone.roleId(role));
        Secret secret = Secret.of(TestStack.hexId());
        String access = TestStack.hexId();
        keystone.createEc2Credential(user.id(), project, access, secret);
        return new TestIdentity(user.id(), project, Secret.of("none"), access, secret);
    }

    private static RawRequest signed(TestIdentity signer) {
        ResourceArn any = new ResourceArn(signer.projectId(), "any", "any", "any");
        URI url =
                URI.create(
                        PresignedUrl.sign(
                                "GET",
                                "http://h:8000/v1",
                                any,
                                signer.accessKey(),
                                signer.secretKey(),
                                Optional.of(Instant.now())));
        return new RawRequest(
                "GET",
                url.getRawPath() + "?" + url.getRawQuery(),
                url.getAuthority(),
                Map.of(),
                new byte[0]);
    }
}
