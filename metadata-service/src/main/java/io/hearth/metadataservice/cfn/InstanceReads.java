package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.cfn.CfnFault;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentAccess;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * The one action of instances. A stack is looked for only among those that the caller is bound to,
 * so that another stack, another resource and none at all are refused alike.
 */
@ApplicationScoped
class InstanceReads {
    private final DocumentAccess access;
    private final Rules rules;

    InstanceReads(DocumentAccess access, Rules rules) {
        this.access = access;
        this.rules = rules;
    }

    /** Fails with a {@link CfnFault}. */
    Uni<Document> describe(Principal.StackUser user, Map<String, String> parameters) {
        String action = Action.of(parameters);
        if (!action.equals(Action.DESCRIBE_STACK_RESOURCE)
                || !rules.allowsSigned(user, Action.rule(action))) {
            throw CfnFault.actionNotAllowed(action);
        }
        StackName stack = StackName.parse(Action.required(parameters, "StackName"));
        String resource = Action.required(parameters, "LogicalResourceId");
        return access.find(user, resource, stack.name(), document -> stack.means(document.stack()))
                .map(found -> found.orElseThrow(CfnFault::notAuthorized));
    }
}
