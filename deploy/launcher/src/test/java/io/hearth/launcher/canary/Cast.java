package io.hearth.launcher.canary;

import io.hearth.contract.seal.Secret;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.NewUser;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.Administrator;
import io.hearth.launcher.parts.StackDomain;
import io.hearth.launcher.story.StoryWorld;
import java.util.Map;
import java.util.Objects;

/** Who is about: the owner, a colleague in the owner's project, somebody else, and the admin. */
final class Cast implements AutoCloseable {
    private static final String DOMAIN = "default";

    private final StoryWorld world;
    private final KeystoneClient client;
    private final Keystone keystone;
    private final Member owner;
    private final Member other;
    private final Member admin;
    private final Canary colleaguesPassword =
            Canary.made("the colleague's password", Canary.Sight.HOLDER);

    /**
     * Somebody of a project.
     *
     * @param url the Orchestration API's for the project
     */
    record Member(Caller caller, Canary token, String projectId, String url) {}

    Cast(StateDirectory state) {
        world = DemoCommand.world(state);
        client = Administrator.of(state);
        keystone = client.keystone();
        owner = member("the owner", world.owner());
        other = member("somebody else", world.other());
        admin = member("the admin", world.admin());
    }

    Member owner() {
        return owner;
    }

    Member other() {
        return other;
    }

    Member admin() {
        return admin;
    }

    Canary colleaguesPassword() {
        return colleaguesPassword;
    }

    /** A new member of the owner's project. */
    Member newColleague() {
        Secret password = Secret.of(colleaguesPassword.value());
        String user =
                keystone.createUser(
                                new NewUser(
                                        DOMAIN,
                                        "colleague-" + Canary.random(),
                                        "",
                                        owner.projectId(),
                                        password))
                        .id();
        keystone.grantRole(owner.projectId(), user, keystone.roleId("member"));
        return member("a colleague", user, password, owner.projectId());
    }

    /** An instance that logs in as a user of the stack domain. */
    Member instance(String userName, Canary password, String domainProject) {
        String domain = StackDomain.seenBy(client).id();
        return member(
                "an instance",
                keystone.findUser(domain, userName).orElseThrow().id(),
                Secret.of(password.value()),
                domainProject);
    }

    private Member member(String name, Map<String, String> environment) {
        String project = variable(environment, "OS_PROJECT_NAME");
        return member(
                name,
                keystone.findUser(DOMAIN, variable(environment, "OS_USERNAME")).orElseThrow().id(),
                Secret.of(variable(environment, "OS_PASSWORD")),
                keystone.findProject(DOMAIN, project).orElseThrow().id());
    }

    private Member member(String name, String user, Secret password, String project) {
        String token = keystone.logIn(user, password, project).value().reveal();
        return new Member(
                Caller.withToken(name, token),
                new Canary("the token of " + name, token, Canary.Sight.HOLDER),
                project,
                world.orchestration() + "/" + project);
    }

    private static String variable(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    @Override
    public void close() {
        client.close();
    }
}
