package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hearth.keystone.DeploymentId;
import io.hearth.launcher.bus.Bus;
import io.hearth.launcher.command.Account;
import io.hearth.launcher.command.ComposeDeployment;
import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.command.DoctorCommand;
import io.hearth.launcher.daemon.RunRecord;
import io.hearth.launcher.delegated.AdminsStacks;
import io.hearth.launcher.doctor.PlantedFaults;
import io.hearth.launcher.doctor.Premises;
import io.hearth.launcher.layout.DeploymentFile;
import io.hearth.launcher.layout.Listener;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.layout.Ports;
import io.hearth.launcher.layout.Settings;
import io.hearth.launcher.layout.StateDirectory;
import io.hearth.launcher.parts.LaterMigrations;
import io.hearth.launcher.story.Instance;
import io.hearth.launcher.story.Stack;
import io.hearth.launcher.story.Story;
import io.hearth.launcher.story.Teller;
import io.hearth.local.FreePorts;
import io.hearth.local.KeystoneServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole of Hearth on real parts: the packaged launcher, and the story step by step. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SharedHearth.Parameter.class)
@Order(9) // it removes the Hearth at its end
class StoryIT {
    private SharedHearth hearth;
    private LauncherProcess launcher;
    private StateDirectory state;
    private Story story;
    private Optional<Stack> stack = Optional.empty();
    private Optional<String> domainProject = Optional.empty();
    private Optional<Instance> instance = Optional.empty();

    @BeforeAll
    void up(SharedHearth shared) throws Exception {
        hearth = shared;
        state = hearth.state();
        launcher = hearth.launcher();
        hearth.up();
        story = Story.begin(DemoCommand.world(state), new Teller(System.out));
    }

    @Test
    @Order(1)
    void theOwnerCreatesAStack() throws Exception {
        stack = Optional.of(story.ownerCreates());
    }

    @Test
    @Order(2)
    void itsIdentitiesAppearInKeystone() throws Exception {
        domainProject = Optional.of(story.identitiesAppear(stack.orElseThrow()));
    }

    @Test
    @Order(3)
    void theInstanceReadsWhatItMay() throws Exception {
        instance =
                Optional.of(story.instanceReads(stack.orElseThrow(), domainProject.orElseThrow()));
    }

    @Test
    @Order(4)
    void theInstanceReportsAndTheStackCompletes() throws Exception {
        story.instanceReports(stack.orElseThrow());
    }

    @Test
    @Order(5)
    void theRealClientShowsTheStack() throws Exception {
        story.clientsShow(stack.orElseThrow());
    }

    @Test
    @Order(5)
    void aRefusalIsExplained() throws Exception {
        new ExplainedRefusal(hearth).isTold();
    }

    @Test
    @Order(5)
    void anOperatorWatchesTheBus() throws Exception {
        WatchedBus bus = new WatchedBus(hearth);
        bus.tellsOf(stack.orElseThrow().name());
        bus.givesDeadLettersAnotherTry();
    }

    @Test
    @Order(5)
    void theDoctorFindsWhatIsPlanted() throws Exception {
        PlantedFaults faults = new PlantedFaults(DoctorCommand.premises(state, Map.of()));
        faults.findsNothingWrong();
        faults.areNotThereYet();
        faults.areFoundInKeystone();
        faults.areFoundInKeystonesPolicy(KeystoneServer.policyFile(state.keystone()));
        faults.areFoundInTheDatabases();
        faults.areFoundInTheClient();
        faults.areFoundFromOutside(composed());
        faults.areFoundOnTheBusAndInTheServices();
        faults.findsNothingWrong();

        LauncherProcess.Result told = launcher.run("doctor");
        assertThat(told.exitCode()).as(told.output()).isZero();
        assertThat(told.output())
                .contains("✓ Keystone answers at", "✓ Kafka has all", "! ")
                .doesNotContain("✗");
        LauncherProcess.Result ofCloud =
                new LauncherProcess(state.root(), Account.OWNER.environment(state))
                        .run("doctor", "--against", "cloud");
        assertThat(ofCloud.exitCode()).as(ofCloud.output()).isZero();
        assertThat(ofCloud.output())
                .contains("stack-api is ready behind", "may use Hearth")
                .doesNotContain("Kafka");
    }

    /** The same Hearth, as if docker compose had started it. */
    private Premises composed() {
        Ports ports = Settings.load(state).ports();
        ComposeDeployment deployment =
                new ComposeDeployment(
                        Map.of(
                                "HEARTH_SECRETS",
                                state.secrets().toString(),
                                "HEARTH_DEPLOYMENT_ID",
                                DeploymentFile.of(state).text(),
                                "HEARTH_ORCHESTRATION_PORT",
                                String.valueOf(ports.of(Listener.ORCHESTRATION)),
                                "HEARTH_CLOUDFORMATION_PORT",
                                String.valueOf(ports.of(Listener.CLOUDFORMATION)),
                                "HEARTH_KEYSTONE_PORT",
                                String.valueOf(ports.of(Listener.KEYSTONE)),
                                "HEARTH_KAFKA_PORT",
                                String.valueOf(ports.of(Listener.KAFKA))),
                        state.root());
        return deployment.premises(Bus.at(deployment.kafka()), Optional.empty());
    }

    @Test
    @Order(5)
    void automationFollowsAStack(@TempDir Path directory) throws Exception {
        new FollowedStack(DemoCommand.world(state), directory).isFollowed();
    }

    @Test
    @Order(5)
    void anOwnerHasAStacksEventsSent(@TempDir Path directory) throws Exception {
        new SubscribedStack(DemoCommand.world(state), directory).comesToItsReceiver();
    }

    @Test
    @Order(5)
    void webhooksOfADeletedProjectAreRemovedByTheOperator() throws Exception {
        new OrphanedWebhooks(hearth).areRemovedByTheirOperator();
    }

    @Test
    @Order(5)
    void anAdministratorsStacksLiveInKeystone() throws Exception {
        try (AdminsStacks stacks = new AdminsStacks(DemoCommand.world(state))) {
            stacks.liveAndGo();
        }
    }

    @Test
    @Order(5)
    void aStackWaitsAtAHookForItsOwner(@TempDir Path directory) throws Exception {
        new HookedStack(hearth, directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void aTrusteeDoesWhatItsOwnerMay(@TempDir Path directory) throws Exception {
        new TrustedStack(DemoCommand.world(state), directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void aStackMayWaitLongerThanATokenLasts(@TempDir Path directory) throws Exception {
        new PatientStack(DemoCommand.world(state), directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void aHandleIsRotatedWhileItIsSignalled(@TempDir Path directory) throws Exception {
        new RotatedStack(hearth, directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void aCreationIsOneTrace() throws Exception {
        new TracedStack(hearth).isOneTrace();
    }

    @Test
    @Order(5)
    void softwareIsDeployedOnAServer(@TempDir Path directory) throws Exception {
        new DeployedStack(DemoCommand.world(state), directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void agentsInServersFindWhatTheyLookFor(@TempDir Path directory) throws Exception {
        new AgentStack(DemoCommand.world(state), directory).livesAndGoes();
    }

    @Test
    @Order(5)
    void aGroupGrowsByWhatItsServersMeasure(@TempDir Path directory) throws Exception {
        int port = Settings.load(state).ports().of(Listener.CLOUDWATCH);
        new MeasuredStack(DemoCommand.world(state), directory, port).livesAndGoes();
    }

    @Test
    @Order(6)
    void olderKeysGoAndTheStackReadsAndIsSignalledAsBefore() throws Exception {
        RekeyedHearth rekeyed = new RekeyedHearth(hearth);

        rekeyed.hasOneKeyOnlyAndAnotherThanBefore();

        story.clientsShow(stack.orElseThrow());
        instance =
                Optional.of(story.instanceReads(stack.orElseThrow(), domainProject.orElseThrow()));
        rekeyed.takesASignalOf(stack.orElseThrow().name());
    }

    @Test
    @Order(6)
    void aSecondUpDoesNothingAndSaysSo() throws Exception {
        assertThat(hearth.succeeds("up")).contains("already up");
    }

    @Test
    @Order(7)
    void statusShowsEveryPartReady() throws Exception {
        String status = hearth.succeeds("status");

        for (Part part : Part.values()) {
            assertThat(status).containsPattern(part.label() + " +ready");
        }
    }

    @Test
    @Order(7)
    void statusTellsWhatAKeystoneThatWasBroughtAlongIs(@TempDir Path directory) throws Exception {
        URI keystone = Settings.load(state).keystoneUrl();

        assertThat(statusWith(keystone, directory.resolve("there")))
                .containsPattern("keystone +external +- +" + keystone);
        assertThat(
                        statusWith(
                                URI.create("http://127.0.0.1:%d/v3".formatted(FreePorts.next())),
                                directory.resolve("gone")))
                .containsPattern("keystone +unreachable +- +http://127.0.0.1:");
    }

    private static String statusWith(URI keystone, Path directory) throws Exception {
        StateDirectory other = new StateDirectory(directory);
        other.prepare();
        new Settings(Ports.shiftedBy(0), Optional.of(keystone), Settings.USUAL_REGION).save(other);
        return new LauncherProcess(directory).run("status").output();
    }

    @Test
    @Order(8)
    void aTakenPortIsNamedWithItsHolder(@TempDir Path directory) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LauncherProcess second = new LauncherProcess(directory.resolve("second"));

            LauncherProcess.Result result =
                    second.run(
                            "up",
                            "--port-base",
                            "31000",
                            "--port-kafka",
                            String.valueOf(socket.getLocalPort()));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output())
                    .contains(
                            "port %d (kafka) is taken by pid %d: "
                                    .formatted(
                                            socket.getLocalPort(), ProcessHandle.current().pid()));
        }
    }

    /** Nor does a later release that has migrated the databases. */
    @Test
    @Order(9)
    void aKilledLauncherLeavesNothingThatHindersTheNextUpAndTheStackIsKept() throws Exception {
        ProcessHandle daemon =
                RunRecord.running(state).orElseThrow().daemon().alive().orElseThrow();
        LaterMigrations later = new LaterMigrations(state);
        later.areMade();

        daemon.destroyForcibly();
        daemon.onExit().get(30, TimeUnit.SECONDS);
        hearth.succeeds("up");

        later.areForgotten();
        story.clientsShow(stack.orElseThrow());
    }

    /** It is stopped and started as by down and up, so that this tells of them too. */
    @Test
    @Order(9)
    void identitiesAreCountedAndComparedWithKeystone() throws Exception {
        assertThat(hearth.succeeds("identities"))
                .containsPattern("user +present +ready +5")
                .contains("Overdue revocations: 0");
        assertThat(hearth.succeeds("identities", "scan"))
                .contains("The identities and Keystone agree.");
    }

    @Test
    @Order(11)
    void theStackRestsAndItsCredentialsWithIt() throws Exception {
        story.stackRests(stack.orElseThrow(), instance.orElseThrow());
    }

    @Test
    @Order(10)
    void whatWasBackedUpIsThereAgain(@TempDir Path directory) throws Exception {
        String file = directory.resolve("hearth.tar.gz").toString();
        LauncherProcess.Result early = launcher.run("backup", file);
        assertThat(early.exitCode()).isNotZero();
        assertThat(early.output()).contains("'hearth down' first");

        hearth.succeeds("down");
        assertThat(hearth.succeeds("backup", file)).contains("holds all of " + state.root());
        hearth.succeeds("reset", "--yes");
        assertThat(hearth.succeeds("restore", file)).contains("is as it was");
        breakOffAnUp();
        hearth.succeeds("up");

        assertThat(hearth.succeeds("identities", "scan"))
                .contains("The identities and Keystone agree.");
        story.clientsShow(stack.orElseThrow());
    }

    /** As by Ctrl-C; the next one comes while what had been started is still being stopped. */
    private void breakOffAnUp() throws Exception {
        Process up = launcher.start("up");
        await("parts are being started")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                RunRecord.running(state)
                                        .filter(run -> run.parts().containsKey(Part.KAFKA))
                                        .isPresent());
        up.destroy();
        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        await("its daemon is told")
                .atMost(Duration.ofSeconds(30))
                .until(() -> RunRecord.running(state).filter(run -> !run.ending()).isEmpty());
    }

    @Test
    @Order(12)
    void aKilledKeystoneIsShownAndUpBringsItBackAndTheStackCanStillBeDeleted() throws Exception {
        DeploymentId deployment = DeploymentFile.of(state);
        ProcessHandle keystone =
                RunRecord.running(state)
                        .flatMap(run -> Optional.ofNullable(run.parts().get(Part.KEYSTONE)))
                        .flatMap(part -> part.process().alive())
                        .orElseThrow();
        keystone.destroyForcibly();
        keystone.onExit().get(30, TimeUnit.SECONDS);

        LauncherProcess.Result status = launcher.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).containsPattern("keystone +stopped");
        assertThat(hearth.succeeds("up")).contains("Ended by itself: keystone");

        assertThat(Settings.load(state).ports()).isNotNull();
        assertThat(DeploymentFile.of(state)).isEqualTo(deployment);
        assertThat(state.run("identity-worker.properties"))
                .content()
                .contains("hearth.deployment-id=" + deployment);
        story.allGoes(stack.orElseThrow(), instance.orElseThrow(), domainProject.orElseThrow());
    }

    @Test
    @Order(13)
    void downStopsEverythingAndResetLeavesNothing() throws Exception {
        assertThat(hearth.succeeds("down")).contains("Hearth is down.");
        assertThat(launcher.run("status").exitCode()).isEqualTo(1);

        hearth.succeeds("reset", "--yes");

        assertThat(state.root()).doesNotExist();
    }
}
