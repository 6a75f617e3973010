package io.hearth.stackapi.resource.trustee;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.Wait;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code Hearth::Identity::Ec2Keypair}: an EC2 keypair of a trustee, which works under its trust
 * and ends with it. A trustee may have several.
 */
@ApplicationScoped
class Ec2Keypair implements ResourceType {
    private static final String TRUSTEE = "trustee";

    @Override
    public String name() {
        return "Hearth::Identity::Ec2Keypair";
    }

    @Override
    public String description() {
        return "An EC2 keypair of a trustee of the stack, which works under its trust.";
    }

    @Override
    public Map<String, PropertySchema> properties() {
        return Map.of(
                TRUSTEE,
                PropertySchema.of(
                                PropertyType.STRING,
                                "The reference of a Hearth::Identity::Trustee of the stack.")
                        .asRequired());
    }

    @Override
    public Optional<IdentityKind> identity() {
        return Optional.of(IdentityKind.CREDENTIAL);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put("access_key", AttributeSchema.text("The keypair's access key."));
        attributes.put("secret_key", AttributeSchema.text("The keypair's secret.").asSecret());
        attributes.put("trustee_id", AttributeSchema.text("The id of the user that holds it."));
        return attributes;
    }

    @Override
    public Step create(ResourceContext context) {
        Object trustee = context.properties().get(TRUSTEE);
        Optional<ResourceContext> holder =
                context.peerWithReference(trustee).filter(peer -> peer.type() instanceof Trustee);
        return holder.isEmpty()
                ? Step.failed("NotFound", "could not find trustee %s".formatted(trustee))
                : Step.waiting(new Wait.ForKeypair(holder.get().resource().name()));
    }

    @Override
    public Step arrived(ResourceContext context, Arrival arrival) {
        return Step.done(Outcome.physicalId(context.data(IdentityData.ACCESS_KEY).orElse(null)));
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return switch (attribute) {
            case "access_key" -> context.data(IdentityData.ACCESS_KEY).orElse(null);
            case "secret_key" ->
                    context.secret(IdentityData.SECRET_KEY).map(Secret::reveal).orElse(null);
            case "trustee_id" -> context.data(IdentityData.USER_ID).orElse(null);
            default -> null;
        };
    }
}
