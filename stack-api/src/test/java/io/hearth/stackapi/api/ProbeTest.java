package io.hearth.stackapi.api;

import io.hearth.testkit.WithBackingServices;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiProfile.class)
@WithBackingServices
class ProbeTest {
    static final String P = "/v1/" + StubbedTokens.PROJECT;
    static final String S = P + "/stacks/wire1/" + FixedStacks.S.id();

    void go(String verb, String path, @org.jspecify.annotations.Nullable String token, @org.jspecify.annotations.Nullable String accept, @org.jspecify.annotations.Nullable Object body) {
        var r = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false);
        if (token != null) r.header("X-Auth-Token", token);
        if (accept != null) r.header("Accept", accept);
        if (body != null) r.contentType("application/json").body(body);
        var a = r.request(verb, path);
        String text = a.asString();
        System.out.println("### " + verb + " " + path + "\n" + a.statusLine().trim() + " | " + a.getHeaders().asList().stream().map(h -> h.getName() + ": " + h.getValue()).toList() + "\n" + text.substring(0, Math.min(900, text.length())));
    }

    @Test
    void probe() {
        String m = StubbedTokens.MEMBER;
        go("GET", "/", null, null, null);
        go("GET", "/v1/", null, null, null);
        go("GET", "/v1/", m, null, null);
        go("GET", P + "/stacks", null, null, null);
        go("GET", P + "/stacks", "bad", null, null);
        go("GET", P + "/stacks?limit=1&sort_keys=name", m, null, null);
        go("GET", P + "/stacks?limit=x", m, null, null);
        go("GET", P + "/stacks?global_tenant=True", m, null, null);
        go("GET", P + "/stacks?with_count=True", m, null, null);
        go("GET", P + "/stacks/detail", m, null, null);
        go("GET", "/v1/other/stacks", m, null, null);
        go("GET", P + "/stacks/wire1?a=b%3A%3A", m, "application/json", null);
        go("GET", P + "/stacks/wire1", m, "*/*", null);
        go("DELETE", P + "/stacks/wire1", m, null, null);
        go("GET", P + "/stacks/wire1/resources?type=OS%3A%3AHeat&nested_depth=2", m, "application/json", null);
        go("GET", P + "/stacks/arn:openstack:heat::pp:stacks/wire1/abc/resources/h", m, "application/json", null);
        go("GET", P + "/stacks/arn%3Aopenstack%3Aheat%3A%3App%3Astacks%2Fwire1%2Fabc", m, "application/json", null);
        go("POST", P + "/stacks/wire1/template", m, null, "{}");
        go("POST", P + "/stacks/wire1/environment", m, null, "{}");
        go("GET", S, m, null, null);
        go("GET", S + "?resolve_outputs=False", m, null, null);
        go("DELETE", S, m, null, null);
        go("GET", S + "/resources?with_detail=true", m, null, null);
        go("GET", S + "/resources?bogus=1", m, null, null);
        go("GET", S + "/resources/h?with_attr=a&with_attr=b", m, null, null);
        go("GET", S + "/resources/nope", m, null, null);
        go("GET", S + "/events?nested_depth=1", m, null, null);
        go("GET", S + "/resources/h/events", m, null, null);
        go("GET", S + "/resources/h/events/" + FixedStacks.E.id(), m, null, null);
        go("GET", S + "/resources/h/events/nope", m, null, null);
        go("GET", S + "/outputs", m, null, null);
        go("GET", S + "/outputs/sig", m, null, null);
        go("GET", S + "/outputs/zz", m, null, null);
        go("GET", S + "/template", m, null, null);
        go("GET", S + "/files", m, null, null);
        go("GET", P + "/build_info", m, null, null);
        go("PUT", S, m, null, "{}");
        go("PATCH", S, m, null, "{}");
        go("POST", S + "/actions", m, null, "{}");
        go("POST", P + "/stacks/preview", m, null, "{}");
        go("GET", P + "/resource_types/OS::Heat::X", m, null, null);
        go("GET", P + "/services", m, null, null);
        go("GET", P + "/nosuchroute", m, "*/*", null);
        go("PUT", P + "/stacks", m, null, "{}");
        go("OPTIONS", P + "/stacks", m, null, null);
        go("OPTIONS", S, m, null, null);
        go("OPTIONS", S, null, null, null);
        go("HEAD", P + "/stacks", m, null, null);
        go("POST", P + "/stacks", m, null, "{nope");
        go("POST", P + "/stacks", m, null, "");
        go("POST", P + "/stacks", m, null, "[1]");
        go("POST", P + "/stacks", m, null, "{\"a\":1,\"a\":2}");
        go("POST", P + "/stacks", m, null, "{\"stack_name\":\"x\",\"zz\":2}");
        go("POST", P + "/stacks", m, null, "{\"stack_name\":\"x\"}");
        go("POST", P + "/stacks", m, null, "{\"template\":{}}");
        go("POST", P + "/stacks", m, null, "{\"stack_name\":\"x\",\"template\":\"" + "x".repeat(1100000) + "\"}");
        go("GET", P + "/stacks", StubbedTokens.STACK_USER, null, null);
        go("GET", "/v1/" + StubbedTokens.DOMAIN_PROJECT + "/stacks/wire1", StubbedTokens.STACK_USER, "application/json", null);
        go("POST", P + "/stacks", StubbedTokens.READER, null, "{}");
        go("GET", "/q/openapi?format=json", null, null, null);
    }
}
