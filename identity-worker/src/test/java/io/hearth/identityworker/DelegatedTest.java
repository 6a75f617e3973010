package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.StackEvent.TrustUnwanted;
import io.hearth.contract.StackRef;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.identityworker.delegated.TaskLoop;
import io.hearth.identityworker.delegated.TaskStore;
import io.hearth.identityworker.delegated.TaskWork;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.testing.TestOwner;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DelegatedKeystone;
import io.hearth.keystone.DelegatedKeystone.Kind;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.KeystoneClient;
import io.hearth.keystone.KeystoneException;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects of a real Keystone that are made with the authority of stacks' owners. */
@QuarkusTest
@WithBackingServices
@WithStackDomain
class DelegatedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "hearth";

    @Inject Sealer sealer;
    @Inject TaskStore store;
    @Inject StackDomain domain;
    @Inject DataSource database;

    private static TestOwner admin;
    private static KeystoneClient adminClient;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String stackId = UUID.randomUUID().toString();
    private final StackRef stack = new StackRef(stackId, "web", stackId, "owner-project");
    private TestBus bus;
    private TestOwner owner = admin;

    @BeforeAll
    static void trust() {
        admin = TestOwner.admin();
        adminClient = TestOwner.adminClient();
    }

    @AfterAll
    static void leaveKeystone() {
        adminClient.close();
    }

    @BeforeEach
    void join() {
        owner = admin;
        bus = TestBus.on(Topic.IDENTITIES);
    }

    @AfterEach
    void leave() throws Exception {
        bus.close();
    }

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

    @Test
    void whatWasMadeBeforeItsAnswerWasLostIsFoundAgain() {
        Map<String, Object> properties =
                Map.of(
                        "name",
                        named("p"),
                        "domain",
                        "default",
                        "description",
                        "d",
                        "roles",
                        List.of());

        KeystoneAnswered made =
                askLosing(2, "p", "Group", RequestedAction.CREATE, properties, List.of("create"));

        done(made);
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).hasSize(1);
        done(askLosing(1, "p", "Group", RequestedAction.DELETE, properties, List.of("delete")));
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).isEmpty();
    }

    @Test
    void whatIsRemovedWhileItsMakingIsInDoubtIsFoundAndRemoved() {
        Map<String, Object> properties = Map.of("name", named("p"), "domain", "default");
        EventEnvelope create = envelope("p", "Group", RequestedAction.CREATE, properties);
        try (TaskLoop loop = loop(1, List.of("create"))) {
            loop.wake(accept(create));
            await("the group")
                    .until(
                            () ->
                                    !admin.keystone()
                                            .list(Kind.GROUP, Map.of("name", named("p")))
                                            .isEmpty());
        }

        done(ask("p", "Group", RequestedAction.DELETE, properties));
        assertThat(admin.keystone().list(Kind.GROUP, Map.of("name", named("p")))).isEmpty();
    }

    @Test
    void whatWasChangedBeforeItsAnswerWasLostIsChangedBack() {
        Map<String, Object> first =
                Map.of("name", named("p"), "domain", "default", "description", "first");
        Map<String, Object> second =
                Map.of("name", named("p"), "domain", "default", "description", "second");
        String group = made("p", "Group", first);
        try (TaskLoop loop = loop(1, List.of("change"))) {
            loop.wake(accept(envelope("p", "Group", RequestedAction.UPDATE, second)));
            await("the change")
                    .until(() -> object(Kind.GROUP, group).orElseThrow().containsValue("second"));
        }

        done(ask("p", "Group", RequestedAction.UPDATE, first));

        assertThat(object(Kind.GROUP, group).orElseThrow()).containsEntry("description", "first");
        done(ask("p", "Group", RequestedAction.DELETE, first));
    }

    @Test
    void aRepeatedRequestIsDoneOnce() {
        EventEnvelope request =
                envelope("r", "Role", RequestedAction.CREATE, Map.of("name", named("r")));

        bus.publish(request);
        bus.publish(request);

        done(answer(request));
        bus.publish(envelope("r", "Role", RequestedAction.UPDATE, Map.of("name", named("r2"))));
        done(ask("r", "Role", RequestedAction.DELETE, Map.of("name", named("r2"))));
        assertThat(bus.events(KeystoneAnswered.class))
                .filteredOn(one -> one.requestId().equals(id(request)))
                .hasSize(1);
        assertThat(admin.keystone().list(Kind.ROLE, Map.of("name", named("r")))).isEmpty();
    }

    @Test
    void withoutItsTrustNothingIsDone() {
        owner = TestOwner.admin();
        owner.keystone().endTrust();

        KeystoneAnswered answer =
                ask("r", "Role", RequestedAction.CREATE, Map.of("name", named("r")));

        assertThat(answer.errorType()).isEqualTo("AuthorizationFailure");
        assertThat(answer.reason()).contains("trust").contains("update or delete the stack");
        assertThat(admin.keystone().list(Kind.ROLE, Map.of("name", named("r")))).isEmpty();
    }

    @Test
    void aTrustThatNobodyNeedsIsRemoved() {
        owner = TestOwner.admin();
        Sealed trust = sealedTrust();
        assertThat(owner.isTrusting()).isTrue();

        bus.publish(new TrustUnwanted(stack, trust));
        bus.publish(new TrustUnwanted(stack, trust));

        await("the trust's end").until(() -> !owner.isTrusting());
    }

    @Test
    void aTrustStaysUntilWhatWasBegunByItHasEnded() {
        owner = TestOwner.admin();
        EventEnvelope create =
                envelope("p", "Group", RequestedAction.CREATE, Map.of("name", named("p")));
        try (TaskLoop loop = loop(1, List.of("create"))) {
            loop.wake(accept(create));
            await("the group")
                    .until(
                            () ->
                                    !admin.keystone()
                                            .list(Kind.GROUP, Map.of("name", named("p")))
                                            .isEmpty());
        }

        try (TaskLoop loop = loop(0, List.of())) {
            loop.wake(
                    accept(
                            new EventEnvelope(
                                    UUID.randomUUID(),
                                    "/hearth/test",
                                    Instant.now(),
                                    new TrustUnwanted(stack, sealedTrust()))));
            loop.start();

            done(answer(create));
            await("the trust's end").until(() -> !owner.isTrusting());
        }
    }

    private String made(String resource, String type, Map<String, ?> properties) {
        KeystoneAnswered answer = ask(resource, type, RequestedAction.CREATE, properties);
        done(answer);
        return String.valueOf(answer.physicalId());
    }

    private static void done(KeystoneAnswered answer) {
        assertThat(answer.status()).as(answer.reason()).isEqualTo(AnswerStatus.SUCCESS);
    }

    private KeystoneAnswered ask(
            String resource, String type, RequestedAction action, Map<String, ?> properties) {
        EventEnvelope request = envelope(resource, type, action, properties);
        bus.publish(request);
        return answer(request);
    }

    /** Through a loop of the test's own, to which the answers of some calls get lost. */
    private KeystoneAnswered askLosing(
            int answers,
            String resource,
            String type,
            RequestedAction action,
            Map<String, ?> properties,
            List<String> methods) {
        EventEnvelope request = envelope(resource, type, action, properties);
        try (TaskLoop loop = loop(answers, methods)) {
            loop.start();
            loop.wake(accept(request));
            return answer(request);
        }
    }

    private TaskLoop loop(int losses, List<String> methods) {
        AtomicInteger left = new AtomicInteger(losses);
        TaskWork work =
                new TaskWork(
                        store,
                        trust -> losing(owner.keystone(), left, methods),
                        request -> domain.marker(stackId, stackId, request.resource(), 1).text(),
                        sealer,
                        Clock.systemUTC());
        return new TaskLoop(store, work, database);
    }

    private static DelegatedKeystone losing(
            DelegatedKeystone real, AtomicInteger left, List<String> methods) {
        return (DelegatedKeystone)
                Proxy.newProxyInstance(
                        DelegatedKeystone.class.getClassLoader(),
                        new Class<?>[] {DelegatedKeystone.class},
                        (proxy, method, arguments) -> {
                            Object answer;
                            try {
                                answer = method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            if (methods.contains(method.getName()) && left.getAndDecrement() > 0) {
                                throw new KeystoneException.Unavailable(
                                        "The answer was lost.", Optional.empty());
                            }
                            return answer;
                        });
    }

    private String accept(EventEnvelope envelope) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> store.accept(envelope))
                    .orElseThrow();
        } catch (Throwable e) {
            return Assertions.fail(e);
        }
    }

    private KeystoneAnswered answer(EventEnvelope request) {
        return bus.await(KeystoneAnswered.class, answer -> answer.requestId().equals(id(request)));
    }

    private static String id(EventEnvelope request) {
        return ((KeystoneRequested) request.event()).requestId();
    }

    private EventEnvelope envelope(
            String resource, String type, RequestedAction action, Map<String, ?> properties) {
        Sealed sealed =
                sealer.seal(
                        Secret.of(write(properties)),
                        new SealContext(stackId, resource, SealContext.PROPERTIES));
        return new EventEnvelope(
                UUID.randomUUID(),
                "/hearth/test",
                Instant.now(),
                new KeystoneRequested(
                        stack,
                        resource,
                        1,
                        "OS::Keystone::" + type,
                        UUID.randomUUID().toString(),
                        action,
                        physicalName(resource),
                        sealed,
                        sealedTrust(),
                        Instant.now().plusSeconds(60)));
    }

    private Sealed sealedTrust() {
        return sealer.seal(Secret.of(owner.trustId()), SealContext.ofTrust(stackId));
    }

    private String named(String name) {
        return name + "-" + suffix;
    }

    private String physicalName(String resource) {
        return "web-%s-%s".formatted(resource, suffix);
    }

    private Map<String, @Nullable Object> attributes(KeystoneAnswered answer) {
        Sealed sealed = answer.attributes();
        assertThat(sealed).isNotNull();
        try {
            return JSON.readValue(
                    sealer.open(
                                    sealed,
                                    new SealContext(
                                            stackId, answer.resource(), SealContext.ATTRIBUTES))
                            .reveal(),
                    new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Map<String, @Nullable Object>> object(Kind kind, String id) {
        return admin.keystone().find(kind, id);
    }

    private static List<?> projects(String name) {
        return admin.keystone().list(Kind.PROJECT, Map.of("name", name));
    }

    private static boolean canLogIn(String user, String password, String project) {
        Keystone keystone = adminClient.keystone();
        return keystone.logIn(user, Secret.of(password), project)
                .expiresAt()
                .isAfter(Instant.now());
    }

    /** All that the service has stored of the stack. */
    private String rows() {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select t::text from keystone_task t where stack_id = ?")) {
            select.setString(1, stackId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.append(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(rows).isNotEmpty();
        return rows.toString();
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
