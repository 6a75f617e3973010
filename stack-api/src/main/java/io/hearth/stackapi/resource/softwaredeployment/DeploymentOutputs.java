package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.error.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a deployment: what its server has told of it. */
abstract sealed class DeploymentOutputs implements ResourceType permits DeploymentResource {
    @Override
    public final Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put("deploy_stdout", AttributeSchema.text("What was written to stdout."));
        attributes.put("deploy_stderr", AttributeSchema.text("What was written to stderr."));
        attributes.put(
                Verdict.STATUS_CODE, AttributeSchema.text("The status that it exited with."));
        attributes.replaceAll((name, schema) -> schema.asSecret());
        return attributes;
    }

    /** Any output of its config. */
    @Override
    public final boolean hasAttribute(String attribute) {
        return true;
    }

    /** What a server tells may hold credentials. */
    @Override
    public final boolean isSecret(String attribute) {
        return true;
    }

    @Override
    public final @Nullable Object attribute(ResourceContext context, String attribute) {
        Deployment deployment = new Deployment(context);
        Map<String, @Nullable Object> outputs = deployment.outputs();
        if (!outputs.containsKey(attribute)
                && !Verdict.USUAL.contains(attribute)
                && !isDeclared(deployment, attribute)) {
            throw TemplateException.unknownAttribute(context.resource().name(), attribute);
        }
        return outputs.get(attribute);
    }

    private static boolean isDeclared(Deployment deployment, String output) {
        return deployment.content().map(ConfigContent::outputs).orElse(List.of()).stream()
                .anyMatch(declared -> output.equals(declared.get("name")));
    }

    @Override
    public final Map<String, @Nullable Object> ownAttributes(ResourceContext context) {
        return new Deployment(context).outputs();
    }
}
