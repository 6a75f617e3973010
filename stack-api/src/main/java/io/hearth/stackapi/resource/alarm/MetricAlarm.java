package io.hearth.stackapi.resource.alarm;

import io.hearth.contract.AlarmRule;
import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.property.PropertySchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that signals when a metric crosses a threshold. Its reference is its name, which nobody
 * chooses. Signal-service looks at it.
 */
abstract class MetricAlarm implements ResourceType {
    @Override
    public final String description() {
        return "An alarm that signals scaling policies while a metric is beyond a threshold.";
    }

    @Override
    public final Map<String, PropertySchema> properties() {
        return AlarmProperties.SCHEMAS;
    }

    @Override
    public final Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        Map<String, @Nullable Object> itself = AlarmProperties.withoutActions(properties);
        if (!Unresolved.isIn(itself)) {
            try {
                AlarmProperties.rule(itself, (name, actions) -> List.of());
            } catch (IllegalArgumentException wrong) {
                throw StackException.invalid(
                        "Property error: resources.%s: %s".formatted(resource, wrong.getMessage()));
            }
        }
    }

    @Override
    public final Step create(ResourceContext context) {
        return Step.done(
                Outcome.physicalId(context.resource().physicalName()).alarm(rule(context)));
    }

    @Override
    public final Step update(ResourceContext context, Change change) {
        return Step.done(Outcome.NOTHING.alarm(rule(context)));
    }

    private static AlarmRule rule(ResourceContext context) {
        return AlarmProperties.rule(
                context.properties(),
                (name, actions) ->
                        actions.stream().map(one -> AlarmAction.arn(context, name, one)).toList());
    }
}
