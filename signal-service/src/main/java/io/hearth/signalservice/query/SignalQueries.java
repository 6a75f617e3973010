package io.hearth.signalservice.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.StackName;
import io.hearth.contract.DenialReason;
import io.hearth.contract.SignalDialect;
import io.hearth.signalservice.binding.SignalAccess;
import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.intake.Reception;
import io.hearth.signalservice.intake.SignalIntake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The action {@code SignalResource}, which Heat's CloudFormation API does not have and AWS's
 * clients do: a signal with {@code UniqueId} and {@code Status}, by an owner or by an instance for
 * what it is bound to. Answered once the bus has it; repeated, it has its effect once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SignalResource.html">SignalResource</a>
 */
@ApplicationScoped
class SignalQueries {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Set<String> STATUSES = Set.of("SUCCESS", "FAILURE");

    private final SignalAccess access;
    private final SignalIntake intake;
    private final Rules rules;

    SignalQueries(SignalAccess access, SignalIntake intake, Rules rules) {
        this.access = access;
        this.intake = intake;
        this.rules = rules;
    }

    /** Whether these are the parameters of such a request. */
    boolean means(Map<String, String> parameters) {
        return CfnAction.SIGNAL_RESOURCE.wireName().equals(parameters.get("Action"));
    }

    /**
     * Fails with a {@link CfnFault}.
     *
     * @param parameters that the signature covers
     * @param requestKey the same for every repetition of one request
     */
    Uni<Response> carryOut(Principal caller, Map<String, String> parameters, String requestKey) {
        CfnAction action = CfnAction.SIGNAL_RESOURCE;
        if (!rules.allowsSigned(caller, action.rule())) {
            throw CfnFault.actionNotAllowed(action, caller);
        }
        StackName stack = StackName.parse(CfnAction.required(parameters, "StackName"));
        String resource = CfnAction.required(parameters, "LogicalResourceId");
        String id = CfnAction.required(parameters, "UniqueId");
        String status = CfnAction.required(parameters, "Status");
        if (!STATUSES.contains(status)) {
            throw CfnFault.of(
                    CfnError.INVALID_PARAMETER_VALUE, "Status must be SUCCESS or FAILURE.");
        }
        return target(caller, stack, resource)
                .chain(
                        target ->
                                intake.take(target, body(target.dialect(), id, status), requestKey))
                .map(reception -> answer(reception, CfnResponses.wantsJson(parameters)));
    }

    private Uni<Target> target(Principal caller, StackName stack, String resource) {
        return switch (caller) {
            case Principal.StackUser user ->
                    access.ofStackUser(user, stack, resource)
                            .map(found -> found.orElseThrow(() -> notBound(user, stack, resource)));
            case Principal.Member member ->
                    access.ofOwner(member, stack, resource)
                            .map(
                                    found ->
                                            found.orElseThrow(
                                                    () ->
                                                            CfnFault.resourceNotFound(
                                                                    resource, stack.name())));
        };
    }

    private static CfnFault notBound(Principal.StackUser user, StackName stack, String resource) {
        String what = "resource %s of stack %s".formatted(resource, stack.name());
        return CfnFault.notAuthorized()
                .denied(Denial.of(DenialReason.NOT_BOUND).by(user).about(what));
    }

    /** As an agent would write it to this resource. */
    private static byte[] body(SignalDialect dialect, String id, String status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (dialect) {
            case AWS ->
                    body.put("Status", status)
                            .put("UniqueId", id)
                            .put("Reason", "")
                            .put("Data", "");
            case NATIVE -> body.put("status", status).put("id", id);
            case ALARM, DEPLOYMENT, NONE -> {
                // they know neither
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Response answer(Reception reception, boolean json) {
        return switch (reception) {
            case Reception.Durable() ->
                    CfnResponses.result(CfnAction.SIGNAL_RESOURCE, Map.of(), json);
            case Reception.Refused(var type, var message) ->
                    throw CfnFault.of(CfnError.INVALID_PARAMETER_VALUE, message);
            case Reception.Undelivered() -> throw CfnFault.unavailable(RETRY_AFTER);
            case Reception.TooMany(var wait) -> throw CfnFault.throttled(wait);
        };
    }
}
