package io.hearth.stackapi.resource.waitcondition;

import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackEvent.PasswordKind;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Signal;
import io.hearth.stackapi.resource.SignalAddress;
import io.hearth.stackapi.resource.Signalled;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertySchema;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code AWS::CloudFormation::WaitConditionHandle}; its reference is a URL to signal it. */
@Singleton
class AwsHandle implements ResourceType {
    private final SignalLimit limit;

    AwsHandle(SignalLimit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "AWS::CloudFormation::WaitConditionHandle";
    }

    @Override
    public String description() {
        return "A signed URL at which an instance reports success or failure to a wait condition.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of();
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.USER);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public SignalDialect signals() {
        return SignalDialect.AWS;
    }

    @Override
    public Step create(ResourceContext context) {
        return Step.waiting(Handles.user(context, PasswordKind.NONE, true, false));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Handles.ready(context);
    }

    @Override
    public Signalled signal(ResourceContext context, Signal signal) {
        return Handles.signal(context, signal, Handles.AWS, limit);
    }

    @Override
    public boolean referenceIsSecret() {
        return true;
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return SignalAddress.presigned(context).orElse(context.resource().name());
    }
}
