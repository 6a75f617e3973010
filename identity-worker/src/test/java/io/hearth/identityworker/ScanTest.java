package io.hearth.identityworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Topic;
import io.hearth.identityworker.account.AccountPool;
import io.hearth.identityworker.account.UserSources;
import io.hearth.identityworker.domain.Marker;
import io.hearth.identityworker.domain.StackDomain;
import io.hearth.identityworker.ledger.Ledger;
import io.hearth.identityworker.reconcile.Reconciler;
import io.hearth.identityworker.scan.DomainScan;
import io.hearth.identityworker.scan.Finding;
import io.hearth.identityworker.scan.Finding.Difference;
import io.hearth.identityworker.scan.Finding.Remedy;
import io.hearth.identityworker.scan.Orphans;
import io.hearth.identityworker.scan.ScanReport;
import io.hearth.identityworker.testing.HeatDomain;
import io.hearth.identityworker.testing.SampleStack;
import io.hearth.identityworker.testing.WithStackDomain;
import io.hearth.keystone.DeploymentId;
import io.hearth.keystone.NewUser;
import io.hearth.keystone.User;
import io.hearth.testkit.TestBus;
import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithBackingServices
@WithStackDomain
class ScanTest {
    @Inject StackDomain domain;
    @Inject Ledger ledger;
    @Inject DataSource database;
    @Inject Reconciler reconciler;
    @Inject UserSources sources;
    @Inject AccountPool pool;

    @Test
    void whatSomebodyRemovedIsMadeAgain() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            // Given
            stack.wants().forEach(bus::publish);
            UserReady user = ready(bus, stack, "user");
            ready(bus, stack, "token_handle");
            bus.await(KeypairReady.class, e -> e.stack().equals(stack.ref()));
            String shape = present(stack).shape();
            domain.keystone().deleteUser(user.userId());

            // When
            scan(Duration.ofHours(1)).scan();

            // Then
            bus.await(
                    UserReady.class,
                    e -> e.resource().equals("user") && !e.userId().equals(user.userId()));
            bus.await(
                    KeypairReady.class,
                    e -> e.stack().equals(stack.ref()) && !e.userId().equals(user.userId()));
            assertThat(present(stack).shape()).isEqualTo(shape);
        }
    }

    @Test
    void anOrphanIsDisabledThenRemovedAndTheForeignLeftAlone() {
        // Given
        SampleStack stack = SampleStack.create();
        Marker marker = domain.marker(stack.rootId(), stack.ref().id(), "lost", 1);
        String project =
                domain.keystone()
                        .createProject(domain.id(), "orphan-" + stack.rootId(), marker.text())
                        .id();
        String orphan = user("orphan-" + stack.rootId(), marker.text(), project);
        String foreign = user("foreign-" + stack.rootId(), "somebody's", project);

        // When
        ScanReport seen = scan(Duration.ofHours(1)).look();

        // Then
        assertThat(seen.findings())
                .filteredOn(finding -> finding.rootId().equals(stack.rootId()))
                .extracting(Finding::difference, Finding::keystoneId, Finding::done)
                .containsExactlyInAnyOrder(
                        tuple(Difference.ORPHAN, orphan, Remedy.NOTHING),
                        tuple(Difference.ORPHAN, project, Remedy.NOTHING));
        assertThat(domain.keystone().user(orphan)).map(User::enabled).contains(true);

        // When
        scan(Duration.ofHours(1)).scan();

        // Then
        assertThat(domain.keystone().user(orphan)).map(User::enabled).contains(false);
        assertThat(domain.keystone().project(project)).isPresent();

        // When
        scan(Duration.ZERO).scan();

        // Then
        assertThat(domain.keystone().user(orphan)).isEmpty();
        assertThat(domain.keystone().project(project)).isEmpty();
        assertThat(domain.keystone().user(foreign)).map(User::enabled).contains(true);
    }

    @Test
    void aUserOfASuspendedStackThatSomebodyEnabledIsDisabledAgain() throws Exception {
        SampleStack stack = SampleStack.create();
        try (TestBus bus = TestBus.on(Topic.IDENTITIES)) {
            // Given
            stack.wants().forEach(bus::publish);
            UserReady user = ready(bus, stack, "user");
            stack.suspensions().forEach(bus::publish);
            bus.await(
                    IdentityDisabled.class,
                    e -> e.stack().equals(stack.ref()) && e.resource().equals("user"));
            domain.keystone().setUserEnabled(user.userId(), true);

            // When
            ScanReport report = scan(Duration.ofHours(1)).scan();

            // Then
            assertThat(report.findings())
                    .filteredOn(finding -> finding.keystoneId().equals(user.userId()))
                    .extracting(Finding::difference, Finding::done)
                    .containsExactly(tuple(Difference.ENABLED, Remedy.DISABLED));
            await("the user disabled again")
                    .until(
                            () ->
                                    domain.keystone()
                                            .user(user.userId())
                                            .filter(found -> !found.enabled())
                                            .isPresent());
        }
    }

    @Test
    void whatAnotherDeploymentHasMadeIsLeftAlone() {
        // Given
        SampleStack stack = SampleStack.create();
        StackDomain theirs =
                new StackDomain(
                        domain.keystone(),
                        domain.id(),
                        "heat_stack_user",
                        new DeploymentId("hearth-other"));
        String mark = theirs.marker(stack.rootId(), stack.ref().id(), "handle", 1).text();
        String project =
                domain.keystone().createProject(domain.id(), "theirs-" + stack.rootId(), mark).id();
        String user = user("theirs-" + stack.rootId(), mark, project);

        // When
        scan(Duration.ZERO).scan();
        scan(Duration.ZERO).scan();

        // Then
        assertThat(domain.keystone().user(user)).map(User::enabled).contains(true);
        assertThat(domain.keystone().project(project)).isPresent();
    }

    private DomainScan scan(Duration grace) {
        return new DomainScan(
                ledger,
                new Orphans(database),
                domain,
                sources,
                pool,
                reconciler::wake,
                grace,
                Clock.systemUTC());
    }

    private String user(String name, String description, String projectId) {
        return domain.keystone()
                .createUser(new NewUser(domain.id(), name, description, projectId, null))
                .id();
    }

    private static UserReady ready(TestBus bus, SampleStack stack, String resource) {
        return bus.await(
                UserReady.class,
                e -> e.stack().equals(stack.ref()) && e.resource().equals(resource));
    }

    private HeatDomain present(SampleStack stack) {
        return HeatDomain.of(domain.keystone(), domain.id(), stack.rootId());
    }
}
