package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.SignedCaller;
import io.hearth.access.cfn.StackName;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.DenialReason;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentAccess;
import io.hearth.metadataservice.document.DocumentKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * What instances read: by an action, or by a URL that was signed for them. A stack is looked for
 * only among those that the caller is bound to, so that another stack, another resource and none at
 * all are refused alike.
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
                .map(found -> found.orElseThrow(() -> notBound(user, resource, stack.name())));
    }

    /**
     * The document of the resource that a URL names. Fails with a {@link CfnFault}.
     *
     * @param caller who signed the URL
     */
    Uni<Document> read(SignedCaller caller) {
        Principal.StackUser user = caller.principal();
        if (!rules.allowsSigned(user, CfnAction.DESCRIBE_STACK_RESOURCE.rule())) {
            throw CfnFault.actionNotAllowed(CfnAction.DESCRIBE_STACK_RESOURCE, user);
        }
        ResourceArn arn =
                ResourceArn.inPath(caller.path())
                        .orElseThrow(() -> notBound(user, "what is no resource"));
        DocumentKey key = new DocumentKey(arn.stackId(), arn.resource());
        return access.read(user, arn.stackName(), key)
                .map(found -> found.filter(it -> it.stack().projectId().equals(arn.projectId())))
                .map(
                        found ->
                                found.orElseThrow(
                                        () -> notBound(user, arn.resource(), arn.stackName())));
    }

    private static CfnFault notBound(Principal.StackUser user, String resource, String stack) {
        return notBound(user, "resource %s of stack %s".formatted(resource, stack));
    }

    private static CfnFault notBound(Principal.StackUser user, String what) {
        return CfnFault.notAuthorized()
                .denied(Denial.of(DenialReason.NOT_BOUND).by(user).about(what));
    }
}
