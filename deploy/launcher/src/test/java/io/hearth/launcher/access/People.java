package io.hearth.launcher.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.NewUser;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.story.StoryWorld;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes tenants in Keystone and removes them at the end; looks up what instances are given. */
final class People implements AutoCloseable {
    private static final String DOMAIN = "default";

    private final StoryWorld world;
    private final KeystoneClient client;
    private final Keystone keystone;
    private final List<Runnable> removals = new ArrayList<>();

    People(StateDirectory state) {
        world = DemoCommand.world(state);
        client = Administrator.of(state);
        keystone = client.keystone();
    }

    Tenant newTenant(String name) throws Exception {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        String project = keystone.createProject(DOMAIN, unique, "").id();
        removals.addFirst(() -> keystone.deleteProject(project));
        Person owner = newUser(unique + "-owner", "member", project);
        String url = world.orchestration() + "/" + project;
        String config =
                Setup.post(
                                url + "/software_configs",
                                owner.token(),
                                Map.of("name", "kept", "group", "script", "config", "true"))
                        .at("/software_config/id")
                        .asText();
        String deployment =
                Setup.post(
                                url + "/software_deployments",
                                owner.token(),
                                Map.of(
                                        "config_id",
                                        config,
                                        "server_id",
                                        UUID.randomUUID().toString()))
                        .at("/software_deployment/id")
                        .asText();
        return new Tenant(
                name,
                project,
                url,
                owner,
                newUser(unique + "-reader", "reader", project),
                config,
                deployment);
    }

    /** Who administers the cloud, in a project of its own. */
    Person admin() throws Exception {
        String user = keystone.findUser(DOMAIN, adminVariable("OS_USERNAME")).orElseThrow().id();
        Person admin = person(user, Secret.of(adminVariable("OS_PASSWORD")), adminProject());
        removals.addFirst(() -> keystone.deleteCredential(credentialId(admin.accessKey())));
        return admin;
    }

    String adminProject() {
        return keystone.findProject(DOMAIN, adminVariable("OS_PROJECT_NAME")).orElseThrow().id();
    }

    /** The token of an instance that was told a password. */
    String token(String userId, String password, String domainProject) {
        return keystone.logIn(userId, Secret.of(password), domainProject).value().reveal();
    }

    /** The secret of a key of which the instance was only shown a signature. */
    String secretKey(String accessKey) {
        return keystone.ec2Credential(credentialId(accessKey))
                .map(Ec2Credential::secretKey)
                .orElseThrow()
                .reveal();
    }

    private Person newUser(String name, String role, String project) throws Exception {
        Secret password = Secret.of(UUID.randomUUID().toString());
        String user = keystone.createUser(new NewUser(DOMAIN, name, "", project, password)).id();
        removals.addFirst(() -> keystone.deleteUser(user));
        keystone.grantRole(project, user, keystone.roleId(role));
        return person(user, password, project);
    }

    private Person person(String user, Secret password, String project) throws Exception {
        String token = keystone.logIn(user, password, project).value().reveal();
        JsonNode keypair =
                Setup.post(
                                "%s/users/%s/credentials/OS-EC2".formatted(world.keystone(), user),
                                token,
                                Map.of("tenant_id", project))
                        .path("credential");
        return new Person(
                user, token, keypair.path("access").asText(), keypair.path("secret").asText());
    }

    /** Keystone's id of a credential of EC2. */
    private static String credentialId(String accessKey) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(accessKey.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    private String adminVariable(String name) {
        return Objects.requireNonNull(world.admin().get(name), name);
    }

    @Override
    public void close() {
        removals.forEach(Runnable::run);
        client.close();
    }
}
