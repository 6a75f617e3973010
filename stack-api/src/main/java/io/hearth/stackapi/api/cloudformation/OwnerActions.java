package io.hearth.stackapi.api.cloudformation;

import io.hearth.access.Caller;
import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.CfnResponses;
import io.hearth.access.cfn.VouchedCaller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Carries out what an owner's query asks for; an identity of the stack domain gets nothing here.
 */
@ApplicationScoped
class OwnerActions {
    private final StackReads stacks;
    private final ResourceReads resources;
    private final StackChanges changes;
    private final Templates templates;
    private final Rules rules;
    private final Caller caller;

    OwnerActions(
            StackReads stacks,
            ResourceReads resources,
            StackChanges changes,
            Templates templates,
            Rules rules,
            Caller caller) {
        this.stacks = stacks;
        this.resources = resources;
        this.changes = changes;
        this.templates = templates;
        this.rules = rules;
        this.caller = caller;
    }

    /** Fails with a {@link CfnFault}, or with what {@link CfnFaults} makes one of. */
    Uni<Response> carryOut(VouchedCaller who, boolean json) {
        Map<String, String> parameters = who.parameters();
        CfnAction action = CfnAction.of(parameters);
        if (!(who.principal() instanceof Principal.Member owner)
                || !rules.allowsSigned(owner, action.rule())) {
            throw CfnFault.actionNotAllowed(action, who.principal());
        }
        caller.signed(owner, who.token());
        return result(action, parameters)
                .map(result -> CfnResponses.result(action, shown(result, parameters, json), json));
    }

    private Uni<?> result(CfnAction action, Map<String, String> parameters) {
        return switch (action) {
            case LIST_STACKS -> stacks.list();
            case DESCRIBE_STACKS -> stacks.describe(parameters);
            case GET_TEMPLATE -> stacks.template(parameters);
            case DESCRIBE_STACK_EVENTS -> stacks.events(parameters);
            case DESCRIBE_STACK_RESOURCES -> resources.describe(parameters);
            case LIST_STACK_RESOURCES -> resources.list(parameters);
            case CREATE_STACK -> changes.create(parameters);
            case UPDATE_STACK -> changes.update(parameters);
            case CANCEL_UPDATE_STACK -> changes.cancelUpdate(parameters);
            case DELETE_STACK -> changes.delete(parameters);
            case VALIDATE_TEMPLATE -> templates.validate(parameters);
            case ESTIMATE_TEMPLATE_COST -> templates.estimateCost();
            // metadata-service's, which has what agents poll, and signal-service's
            case DESCRIBE_STACK_RESOURCE, SIGNAL_RESOURCE ->
                    throw CfnFault.of(CfnError.NOT_IMPLEMENTED, action.wireName());
        };
    }

    private static Object shown(Object result, Map<String, String> parameters, boolean json) {
        return parameters.containsKey("Version") && !json ? AwsGrammar.of(result) : result;
    }
}
