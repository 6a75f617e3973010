package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.stackapi.resource.IdentityKind;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which identities a creation or an update would make, told beforehand. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class PreviewedIdentitiesTest {
    private static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              plain: {type: OS::Heat::Value, properties: {value: v}}
              handle: {type: OS::Heat::WaitConditionHandle}
              trustee: {type: Hearth::Identity::Trustee}
              key:
                type: Hearth::Identity::Ec2Keypair
                properties: {trustee: {get_resource: trustee}}
            """;

    @Inject ResourceTypes types;

    private final Caller owner = Caller.of(Account.OWNER);
    private final String name = "p" + UUID.randomUUID();

    @Test
    void ofAStackThatIsNotThereYet() {
        Response shown =
                owner.request()
                        .body(new NewStackJson(name, TEMPLATE).text())
                        .post(owner.path("/stacks/preview"));

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(identities(shown, "stack.resources"))
                .containsOnly(
                        entry("plain", null),
                        entry("handle", "user"),
                        entry("trustee", "trustee"),
                        entry("key", "credential"));
    }

    @Test
    void ofAnUpdate() {
        String before =
                "heat_template_version: 2018-08-31\nresources: {old: {type: 'AWS::IAM::User'}}";
        String address =
                owner.request()
                        .body(new NewStackJson(name, before).text())
                        .post(owner.path("/stacks"))
                        .header("Location");

        Response shown =
                owner.request()
                        .body(new NewStackJson(Map.of("template", TEMPLATE)).text())
                        .put(address + "/preview");

        assertThat(shown.statusCode()).as(shown.asString()).isEqualTo(200);
        assertThat(identities(shown, "resource_changes.added"))
                .containsEntry("handle", "user")
                .containsEntry("plain", null);
        assertThat(identities(shown, "resource_changes.deleted"))
                .containsOnly(entry("old", "user"));
    }

    @Test
    void theseTypesWantIdentities() {
        Map<String, IdentityKind> kinds = new TreeMap<>();
        for (ResourceType type : types.all()) {
            type.identity().ifPresent(kind -> kinds.put(type.name(), kind));
        }

        assertThat(kinds)
                .containsOnly(
                        entry("AWS::AutoScaling::ScalingPolicy", IdentityKind.USER),
                        entry("AWS::CloudFormation::WaitConditionHandle", IdentityKind.USER),
                        entry("AWS::IAM::AccessKey", IdentityKind.CREDENTIAL),
                        entry("AWS::IAM::User", IdentityKind.USER),
                        entry("Hearth::Identity::Ec2Keypair", IdentityKind.CREDENTIAL),
                        entry("Hearth::Identity::Trustee", IdentityKind.TRUSTEE),
                        entry("OS::Heat::DeployedServer", IdentityKind.USER),
                        entry("OS::Heat::ScalingPolicy", IdentityKind.USER),
                        entry("OS::Heat::SoftwareDeployment", IdentityKind.USER),
                        entry("OS::Heat::StructuredDeployment", IdentityKind.USER),
                        entry("OS::Heat::UpdateWaitConditionHandle", IdentityKind.USER),
                        entry("OS::Heat::WaitConditionHandle", IdentityKind.USER));
    }

    /** By the resource's name. */
    private static Map<String, @Nullable Object> identities(Response shown, String path) {
        Map<String, @Nullable Object> identities = new HashMap<>();
        for (Map<String, Object> one : shown.jsonPath().<Map<String, Object>>getList(path)) {
            identities.put(String.valueOf(one.get("resource_name")), one.get("identity"));
        }
        return identities;
    }
}
