package io.hearth.stackapi.api;

import static org.awaitility.Awaitility.await;

import io.hearth.keystone.bootstrap.Account;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** Two members of one project: who creates stacks with marked secrets, and a colleague. */
record SharedProject(Caller creator, Caller colleague) {
    /** Marks whatever ends with {@code key}. */
    static final String ENVIRONMENT =
            "resource_registry: {resources: {'*key': {secrets: creator}}}";

    /** A stack with a secret that needs no identity. */
    static final String TEMPLATE =
            """
            heat_template_version: 2018-08-31
            resources:
              my_key: {type: OS::Heat::RandomString}
            outputs:
              secret: {value: {get_attr: [my_key, value]}}
            """;

    /** Of the stack behind {@code inner.yaml}. */
    static final String INNER =
            """
            heat_template_version: 2018-08-31
            parameters: {secret: {type: string}}
            resources:
              v: {type: OS::Heat::Value, properties: {value: {get_param: secret}}}
              w: {type: OS::Heat::Value, properties: {value: well known}}
            outputs:
              told: {value: {get_attr: [v, value]}}
              fixed: {value: {get_attr: [w, value]}}
            """;

    /** As {@link #INNER}, of which no secret will do; what is wrong is told with the value. */
    static final String STRICT =
            INNER.replace("{type: string}", "{type: string, constraints: [{allowed_values: [a]}]}");

    static SharedProject join() {
        Caller creator = Caller.of(Account.OWNER);
        return new SharedProject(creator, Caller.withRole("member", creator.projectId()));
    }

    /** A new stack's body, with a name of its own and the marks. */
    static String body(String template) {
        return new NewStackJson("s" + UUID.randomUUID(), template)
                .with("environment", ENVIRONMENT)
                .with("files", Map.of("inner.yaml", INNER))
                .text();
    }

    /** The address of a complete stack of {@link #TEMPLATE}. */
    String create() {
        return create(body(TEMPLATE));
    }

    /** The address of a complete stack. */
    String create(String body) {
        Response created = creator.request().body(body).post(creator.path("/stacks"));
        String address = created.header("Location");
        awaitState(address, "CREATE_COMPLETE");
        return address;
    }

    void awaitState(String address, String state) {
        await(state).until(() -> shown(address, "stack_status"), state::equals);
    }

    String name(String address) {
        return shown(address, "stack_name");
    }

    /** What the creator sees of a stack. */
    String shown(String address, String key) {
        return creator.request().get(address).jsonPath().getString("stack." + key);
    }

    /** The address of the stack behind a resource. */
    String within(String address, String resource) {
        String id = physicalId(address, resource);
        return creator.request().get(creator.path("/stacks/" + id)).header("Location");
    }

    String physicalId(String address, String resource) {
        return creator.request()
                .get(address + "/resources/" + resource)
                .jsonPath()
                .getString("resource.physical_resource_id");
    }

    /** The value of an output; null when it is withheld. */
    static String value(Caller caller, String address, String output) {
        return caller.request()
                .get(address + "/outputs/" + output)
                .jsonPath()
                .getString("output.output_value");
    }
}
