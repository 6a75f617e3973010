package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.StackName;
import io.hearth.contract.DenialReason;
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
        CfnAction action = CfnAction.of(parameters);
        if (action != CfnAction.DESCRIBE_STACK_RESOURCE
                || !rules.allowsSigned(user, action.rule())) {
            throw CfnFault.actionNotAllowed(action, user);
        }
        StackName stack = StackName.parse(CfnAction.required(parameters, "StackName"));
        String resource = CfnAction.required(parameters, "LogicalResourceId");
        return access.find(user, resource, document -> stack.means(document.stack()))
                .map(found -> found.orElseThrow(() -> notBound(user, resource, stack)));
    }

    private static CfnFault notBound(Principal.StackUser user, String resource, StackName stack) {
        String what = "resource %s of stack %s".formatted(resource, stack.name());
        return CfnFault.notAuthorized()
                .denied(Denial.of(DenialReason.NOT_BOUND).by(user).about(what));
    }
}
