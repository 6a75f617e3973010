package io.hearth.contract;

import io.hearth.contract.seal.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of every type, with every field set. */
final class SampleEvents {
    static final Sealed SEALED = new Sealed("c2VhbGVk");
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private static final StackRef STACK = new StackRef("s-1", "web", "s-1", "p-1");
    private static final Keypair KEYPAIR = new Keypair("0123", SEALED, "ab12");
    private static final List<Binding> BINDINGS =
            List.of(new Binding("s-1", "handle", Capability.SIGNAL_SEND));

    private static final AlarmRule RULE =
            new AlarmRule(
                    "busy",
                    "system/linux",
                    "CPUUtilization",
                    Map.of("InstanceId", "i-1"),
                    "Percent",
                    AlarmRule.Statistic.AVERAGE,
                    60,
                    2,
                    AlarmRule.Comparison.GREATER,
                    80.5,
                    List.of("arn:openstack:heat::p-1:stacks/web/s-1/resources/up"),
                    List.of("arn:openstack:heat::p-1:stacks/web/s-1/resources/down"),
                    List.of());

    private SampleEvents() {}

    static List<Event> all() {
        return List.of(
                new StackEvent.StackStateChanged(
                        STACK, "CREATE", "COMPLETE", "done", List.of("blue")),
                new StackEvent.ResourceStateChanged(
                        STACK,
                        "handle",
                        "OS::Heat::WaitConditionHandle",
                        "u-1",
                        "CREATE",
                        "COMPLETE",
                        "state changed",
                        3,
                        SignalDialect.NATIVE),
                new StackEvent.UserWanted(
                        STACK,
                        "handle",
                        1,
                        "web-handle-abc",
                        StackEvent.PasswordKind.GIVEN,
                        SEALED,
                        true,
                        true,
                        BINDINGS),
                new StackEvent.KeypairWanted(STACK, "key", 1, "user"),
                new StackEvent.TrusteeWanted(
                        STACK,
                        "trustee",
                        1,
                        "web-trustee-abc",
                        new Delegation(List.of("member"), true, NOW),
                        SEALED,
                        "nodes"),
                new StackEvent.IdentityUnwanted(STACK, "handle", 1),
                new StackEvent.IdentitySuspended(STACK, "handle", 1),
                new StackEvent.IdentityResumed(STACK, "handle", 1),
                new StackEvent.IdentityRotationWanted(STACK, "handle", 1, true),
                new StackEvent.IdentityCheckWanted(STACK, "handle", 1),
                new StackEvent.IdentitiesRetained(STACK, Instant.parse("2026-12-24T12:00:00Z")),
                new StackEvent.DomainProjectUnwanted(STACK),
                new StackEvent.KeystoneRequested(
                        STACK,
                        "project",
                        1,
                        "OS::Keystone::Project",
                        "request-1",
                        ResourceEvent.RequestedAction.UPDATE,
                        "web-project-abc",
                        SEALED,
                        SEALED,
                        NOW),
                new StackEvent.TrustUnwanted(STACK, SEALED),
                new StackEvent.HookReached(STACK, "server", 1, "pre-create"),
                new StackEvent.HookCleared(STACK, "server", 1, "pre-create"),
                new StackEvent.AlarmDefined(STACK, "busy", "web-busy-abc", RULE),
                new StackEvent.AlarmRemoved(STACK, "busy", "web-busy-abc"),
                new IdentityEvent.DomainProjectReady(STACK, "dp-1"),
                new IdentityEvent.UserReady(
                        STACK,
                        "handle",
                        1,
                        "dp-1",
                        "u-1",
                        "web-handle-abc",
                        SEALED,
                        KEYPAIR,
                        SEALED,
                        NOW,
                        BINDINGS,
                        7L),
                new IdentityEvent.KeypairReady(STACK, "key", 1, "user", "dp-1", "u-1", KEYPAIR),
                new IdentityEvent.TrusteeReady(
                        STACK, "trustee", 1, "u-2", "web-trustee-abc", SEALED, "t-1"),
                new IdentityEvent.TrusteeKeypairReady(STACK, "key", 1, "trustee", "u-2", KEYPAIR),
                new IdentityEvent.IdentityWaiting(STACK, "handle", 1, "a reason"),
                new IdentityEvent.IdentityFailed(STACK, "handle", 1, "a reason"),
                new IdentityEvent.IdentityRevoked(STACK, "handle", 1, "u-1", List.of("0123"), 7L),
                new IdentityEvent.CredentialsRevoked(
                        STACK, "handle", 1, "u-1", List.of("0123"), 7L),
                new IdentityEvent.IdentityRotated(STACK, "handle", 1, List.of("0123"), NOW),
                new IdentityEvent.IdentityDisabled(STACK, "handle", 1, "u-1", "key-1", 7L),
                new IdentityEvent.IdentityChecked(STACK, "handle", 1, List.of("no user")),
                new IdentityEvent.IdentityRemoved(STACK, "handle", 1),
                new IdentityEvent.KeystoneAnswered(
                        STACK,
                        "project",
                        "request-1",
                        ResourceEvent.AnswerStatus.FAILED,
                        "Forbidden",
                        "no",
                        "p-2",
                        SEALED),
                new IdentityEvent.DomainProjectRemoved(STACK),
                new MetadataEvent.MetadataPublished(
                        STACK,
                        "server",
                        4,
                        new MetadataEvent.ResourceSummary(
                                "OS::Heat::TestResource",
                                "id",
                                "CREATE_COMPLETE",
                                "state changed",
                                "",
                                NOW),
                        SEALED,
                        "creator-1",
                        "server-1"),
                new MetadataEvent.MetadataWithdrawn(STACK, "server", 5),
                new DeploymentEvent.DeploymentPublished(
                        "p-1", "server-1", "d-1", 2, "install", NOW, SEALED, "creator-1"),
                new DeploymentEvent.DeploymentWithdrawn("p-1", "server-1", "d-1", 3),
                new SignalEvent.SignalReceived(
                        STACK,
                        "handle",
                        SignalDialect.AWS,
                        "id-1",
                        "request-1",
                        "SUCCESS",
                        "ok",
                        SEALED,
                        NOW),
                new ResourceEvent.ResourceRequested(
                        STACK,
                        "zone",
                        "Custom::Zone",
                        "request-1",
                        ResourceEvent.RequestedAction.UPDATE,
                        "zone-1",
                        "web-zone-abc",
                        SEALED,
                        SEALED,
                        SEALED,
                        NOW),
                new ResourceEvent.ResourceAnswered(
                        STACK,
                        "zone",
                        "request-1",
                        ResourceEvent.AnswerStatus.SUCCESS,
                        "made",
                        "zone-1",
                        SEALED),
                new SignalEvent.SignalRefused(STACK, "handle", "SUSPEND", NOW),
                new SignalEvent.HookUnset(STACK, "server", "pre-create", NOW),
                new AuditEvent.RequestRefused(
                        "req-1",
                        "GET",
                        "/v1/p/stacks/web/s-1/resources/server/metadata",
                        403,
                        DenialReason.NOT_BOUND,
                        "u-1",
                        "d-1",
                        "0123",
                        "resource:metadata",
                        NOW),
                new UseEvent.IdentityUsed(STACK, "u-1", "0123", NOW));
    }
}
