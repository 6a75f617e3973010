package io.hearth.identityworker.testing;

import static io.restassured.RestAssured.given;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneSettings;
import io.hearth.keystone.KeystoneTrustee;
import io.hearth.keystone.NewTrust;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.Redelegations;
import io.hearth.keystone.User;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An owner of stacks in the real Keystone, who trusts the service user.
 *
 * @param trustId of the trust, with all the owner's roles
 */
public record TestOwner(String userId, String projectId, String trustId) {
    private static final Secret PASSWORD = Secret.of("an-owners-password");

    /** The cloud's admin. */
    public static TestOwner admin() {
        try (KeystoneClient admin = adminClient()) {
            Keystone keystone = admin.keystone();
            User user = keystone.findUser("default", "admin").orElseThrow();
            String project = keystone.findProject("default", "admin").orElseThrow().id();
            return trusting(
                    user.id(),
                    project,
                    Set.of("admin"),
                    StackDomainResource.ADMIN_PASSWORD,
                    keystone);
        }
    }

    /** Somebody who may nothing in Keystone. */
    public static TestOwner member() {
        return with(Set.of("member"));
    }

    /** Somebody with these roles in a project. */
    public static TestOwner with(Set<String> roles) {
        try (KeystoneClient admin = adminClient()) {
            Keystone keystone = admin.keystone();
            String name = "owner-" + UUID.randomUUID();
            String project = keystone.createProject("default", name, "").id();
            User user = keystone.createUser(new NewUser("default", name, "", project, PASSWORD));
            roles.forEach(role -> keystone.grantRole(project, user.id(), keystone.roleId(role)));
            return trusting(user.id(), project, roles, PASSWORD, keystone);
        }
    }

    /** Somebody who is in another directory than Keystone's own, with a role in a new project. */
    public static TestOwner of(String domainId, String userName, Secret password, String role) {
        try (KeystoneClient admin = adminClient()) {
            Keystone keystone = admin.keystone();
            User user = keystone.findUser(domainId, userName).orElseThrow();
            String project = keystone.createProject(domainId, "of-" + UUID.randomUUID(), "").id();
            keystone.grantRole(project, user.id(), keystone.roleId(role));
            return trusting(user.id(), project, Set.of(role), password, keystone);
        }
    }

    /** Keystone as the owner sees it; the caller need not close it. */
    public DelegatedKeystone keystone() {
        return Trustee.shared().under(trustId);
    }

    /** The trusts that are made of the owner's. */
    public Redelegations redelegations() {
        return Trustee.shared().of(trustId);
    }

    /** How many trusts are made of the owner's, whoever they are to. */
    public int handedOn() {
        try (KeystoneClient client = adminClient()) {
            Keystone keystone = client.keystone();
            String admin = keystone.findUser("default", "admin").orElseThrow().id();
            String project = keystone.findProject("default", "admin").orElseThrow().id();
            String token =
                    keystone.logIn(admin, StackDomainResource.ADMIN_PASSWORD, project)
                            .value()
                            .reveal();
            List<String> sources =
                    given().header("X-Auth-Token", token)
                            .get(url() + "/OS-TRUST/trusts?trustor_user_id=" + userId)
                            .path("trusts.redelegated_trust_id");
            return Collections.frequency(sources, trustId);
        }
    }

    /** Whether Keystone knows the trust. */
    public boolean isTrusting() {
        try (KeystoneClient heat = KeystoneClient.connect(trustee())) {
            return heat.trusts().exists(trustId).await().atMost(Duration.ofSeconds(20));
        }
    }

    public static KeystoneClient adminClient() {
        return KeystoneClient.connect(
                KeystoneSettings.ofProject(
                        url(), "admin", StackDomainResource.ADMIN_PASSWORD, "admin"));
    }

    private static TestOwner trusting(
            String user, String project, Set<String> roles, Secret password, Keystone keystone) {
        Secret token = keystone.logIn(user, password, project).value();
        try (KeystoneClient heat = KeystoneClient.connect(trustee())) {
            return new TestOwner(
                    user,
                    project,
                    heat.trusts()
                            .create(new NewTrust(user, project, roles), token)
                            .await()
                            .atMost(Duration.ofSeconds(20)));
        }
    }

    private static KeystoneSettings trustee() {
        return KeystoneSettings.ofProject(
                url(), "heat", Secret.of(StackDomainResource.TRUSTEE_PASSWORD), "service");
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("hearth.keystone.url", String.class);
    }

    private static final class Trustee {
        // one for each Keystone of the run
        private static final Map<String, KeystoneTrustee> BY_URL = new ConcurrentHashMap<>();

        static KeystoneTrustee shared() {
            return BY_URL.computeIfAbsent(url(), url -> KeystoneTrustee.connect(trustee()));
        }
    }
}
