package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.Keystone;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects of a real Keystone that are made with the authority of stacks' owners. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class DelegatedTest extends DelegatedScenario {
    @Test
    void anAdminsObjectsAreMadeChangedAndRemoved() {
        String domain = made("domain", "Domain", Map.of("name", named("domain"), "enabled", true));
        String role = made("role", "Role", Map.of());
        String project =
                made(
                        "project",
                        "Project",
                        Map.of(
                                "domain",
                                named("domain"),
                                "description",
                                "first",
                                "enabled",
                                true,
                                "tags",
                                List.of("a")));
        Map<String, Object> onProject = Map.of("role", physicalName("role"), "project", project);
        Map<String, Object> onDomain = Map.of("role", role, "domain", named("domain"));
        String group =
                made(
                        "group",
                        "Group",
                        Map.of("name", "crew", "domain", domain, "roles", List.of(onProject)));
        Map<String, Object> user = new HashMap<>();
        user.put("name", "jo");
        user.put("domain", domain);
        user.put("description", "");
        user.put("enabled", true);
        user.put("password", "first password");
        user.put("default_project", physicalName("project") + "{" + named("domain") + "}");
        user.put("groups", List.of("crew{" + named("domain") + "}"));
        user.put("roles", List.of(onProject, onDomain));
        KeystoneAnswered answer = ask("user", "User", RequestedAction.CREATE, user);

        assertThat(answer.status()).as(answer.reason()).isEqualTo(AnswerStatus.SUCCESS);
        String jo = String.valueOf(answer.physicalId());
        assertThat(attributes(answer))
                .containsEntry("name", "jo")
                .containsEntry("domain_id", domain)
                .containsEntry("default_project_id", project)
                .containsEntry("enabled", true)
                .doesNotContainKeys(MARK, "password");
        assertThat(canLogIn(jo, "first password", project)).isTrue();
        assertThat(object(Kind.PROJECT, project).orElseThrow())
                .containsEntry("name", physicalName("project"))
                .containsEntry("tags", List.of("a"));
        assertThat(answer.toString()).doesNotContain("first password");
        assertThat(rows()).doesNotContain("first password").doesNotContain(owner.trustId());

        user.put("name", "joe");
        user.put("password", "second password");
        user.put("groups", List.of());
        user.put("roles", List.of(onProject));
        KeystoneAnswered changed = ask("user", "User", RequestedAction.UPDATE, user);

        assertThat(changed.physicalId()).isEqualTo(jo);
        assertThat(attributes(changed)).containsEntry("name", "joe");
        assertThat(canLogIn(jo, "second password", project)).isTrue();
        done(
                ask(
                        "onlookers",
                        "GroupRoleAssignment",
                        RequestedAction.CREATE,
                        Map.of("group", group, "roles", List.of(onDomain))));
        done(
                ask(
                        "onlookers",
                        "GroupRoleAssignment",
                        RequestedAction.DELETE,
                        Map.of("group", group, "roles", List.of(onDomain))));

        for (String[] one :
                new String[][] {{"user", "User"}, {"group", "Group"}, {"role", "Role"}}) {
            done(ask(one[0], one[1], RequestedAction.DELETE, Map.of()));
            done(ask(one[0], one[1], RequestedAction.DELETE, Map.of()));
        }
        done(ask("project", "Project", RequestedAction.DELETE, Map.of()));
        KeystoneAnswered refused = ask("domain", "Domain", RequestedAction.DELETE, Map.of());
        assertThat(refused.errorType()).isEqualTo("Forbidden");
        assertThat(refused.reason()).contains("disable").endsWith("(HTTP 403)");
        done(
                ask(
                        "domain",
                        "Domain",
                        RequestedAction.UPDATE,
                        Map.of("name", named("domain"), "enabled", false)));
        done(ask("domain", "Domain", RequestedAction.DELETE, Map.of()));

        assertThat(object(Kind.USER, jo)).isEmpty();
        assertThat(object(Kind.GROUP, group)).isEmpty();
        assertThat(object(Kind.ROLE, role)).isEmpty();
        assertThat(object(Kind.PROJECT, project)).isEmpty();
        assertThat(object(Kind.DOMAIN, domain)).isEmpty();
    }

    @Test
    void whoMayNotIsRefusedInKeystonesWordsAndNothingIsLeft() {
        owner = TestOwner.member();

        KeystoneAnswered answer =
                ask(
                        "Project",
                        "Project",
                        RequestedAction.CREATE,
                        Map.of("name", named("p"), "domain", "default", "enabled", true));

        assertThat(answer.status()).isEqualTo(AnswerStatus.FAILED);
        assertThat(answer.errorType()).isEqualTo("Forbidden");
        assertThat(answer.reason())
                .isEqualTo(
                        "You are not authorized to perform the requested action:"
                                + " identity:create_project. (HTTP 403)");
        assertThat(answer.physicalId()).isNull();
        done(ask("Project", "Project", RequestedAction.DELETE, Map.of("name", named("p"))));
        assertThat(projects(named("p"))).isEmpty();
    }

    @Test
    void aNameOfNothingIsToldAsHeatTellsIt() {
        KeystoneAnswered domain =
                ask(
                        "a",
                        "Project",
                        RequestedAction.CREATE,
                        Map.of("name", named("p"), "domain", "no such domain"));
        KeystoneAnswered user =
                ask(
                        "b",
                        "UserRoleAssignment",
                        RequestedAction.CREATE,
                        Map.of(
                                "user",
                                "admin{nowhere}",
                                "roles",
                                List.of(Map.of("role", "admin", "project", "admin"))));

        assertThat(domain.errorType()).isEqualTo("EntityNotFound");
        assertThat(domain.reason())
                .isEqualTo("The KeystoneDomain (no such domain) could not be found.");
        assertThat(user.errorType()).isEqualTo("EntityNotFound");
        assertThat(user.reason())
                .isEqualTo("The KeystoneUser (admin{nowhere}) could not be found.");
    }

    @Test
    void aNameOfSeveralIsTakenForNoneUnlessItsDomainIsTold() {
        Keystone keystone = adminClient.keystone();
        String elsewhere = made("d", "Domain", Map.of("name", named("d"), "enabled", true));
        keystone.createProject("default", named("p"), "");
        keystone.createProject(elsewhere, named("p"), "");

        KeystoneAnswered ambiguous = assign("a", named("p"));
        KeystoneAnswered told = assign("b", "%s{%s}".formatted(named("p"), named("d")));

        assertThat(ambiguous.errorType()).isEqualTo("PhysicalResourceNameAmbiguity");
        assertThat(ambiguous.reason()).contains("(%s)".formatted(named("p")), "{domain}");
        done(told);
        done(ask("a", "UserRoleAssignment", RequestedAction.DELETE, Map.of()));
        done(ask("b", "UserRoleAssignment", RequestedAction.DELETE, Map.of()));
    }

    private KeystoneAnswered assign(String resource, String project) {
        return ask(
                resource,
                "UserRoleAssignment",
                RequestedAction.CREATE,
                Map.of(
                        "user",
                        "admin{default}",
                        "roles",
                        List.of(Map.of("role", "heat_stack_user", "project", project))));
    }

    @Test
    void aForeignObjectOfTheNameIsNeitherTakenNorRemoved() {
        String foreign =
                adminClient.keystone().createProject("default", named("p"), "somebody's").id();

        KeystoneAnswered answer =
                ask(
                        "p",
                        "Project",
                        RequestedAction.CREATE,
                        Map.of("name", named("p"), "domain", "default"));

        assertThat(answer.errorType()).isEqualTo("Conflict");
        assertThat(answer.reason()).endsWith("(HTTP 409)");
        done(
                ask(
                        "p",
                        "Project",
                        RequestedAction.DELETE,
                        Map.of("name", named("p"), "domain", "default")));
        assertThat(object(Kind.PROJECT, foreign)).isPresent();
    }
}
