package io.hearth.stackapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.keystone.bootstrap.Account;
import io.hearth.testkit.WithBackingServices;
import io.hearth.testkit.WithKeystone;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stacks a list shows: filters, tags, order, pages. Each test has stacks of its own tag. */
@QuarkusTest
@WithBackingServices
@WithKeystone(service = "stack-api")
class ListingTest {
    private static final String TEMPLATE = "heat_template_version: 2018-08-31\n";
    private static final String FAILING =
            TEMPLATE + "resources: {a: {type: 'OS::Heat::TestResource', properties: {fail: true}}}";

    private static Caller owner;

    private final String tag = "t" + UUID.randomUUID();
    private final String a = "a" + UUID.randomUUID();
    private final String b = "b" + UUID.randomUUID();

    @BeforeAll
    static void logIn() {
        owner = Caller.of(Account.OWNER);
    }

    @Test
    void stacksOfAHiddenTagAreListedOnRequestOnly() {
        create(a, TEMPLATE, tag + ",data-processing-cluster");
        create(b, TEMPLATE, tag);

        assertThat(names("")).containsExactly(b);
        assertThat(names("&show_hidden=true")).containsExactlyInAnyOrder(a, b);
        assertThat(names("&show_hidden=False")).containsExactly(b);
        assertThat(list("&with_count=true").jsonPath().getInt("count")).isEqualTo(1);
        assertThat(list("&with_count=true&show_hidden=true").jsonPath().getInt("count"))
                .isEqualTo(2);
    }

    @Test
    void aFilterMayBeGivenSeveralTimesAndMixed() {
        create(a, TEMPLATE, tag);
        create(b, FAILING, tag);

        assertThat(names("&name=" + a + "&name=" + b)).containsExactlyInAnyOrder(a, b);
        assertThat(names("&name=" + a + "&stack_name=" + b)).containsExactlyInAnyOrder(a, b);
        assertThat(names("&status=COMPLETE&status=FAILED")).containsExactlyInAnyOrder(a, b);
        assertThat(names("&status=FAILED&name=" + a)).isEmpty();
        assertThat(names("&stack_status=CREATE_FAILED")).containsExactly(b);
        assertThat(names("&stack_status=DELETE_FAILED")).isEmpty();
        assertThat(names("&action=CREATE&status=COMPLETE")).containsExactly(a);
        assertThat(names("&tenant=" + owner.projectId())).containsExactlyInAnyOrder(a, b);
        assertThat(names("&tenant=other&tenant=" + owner.projectId())).hasSize(2);
        assertThat(names("&owner_id=none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&name=",
                "&status=",
                "&owner_id=",
                "&limit=",
                "&marker=",
                "&sort_dir=",
                "&show_deleted=",
                "&with_count=",
                "&sort_keys=bogus",
                "&nonsense=1",
                "&show_nested=true",
            })
    void whatSaysNothingChangesNothing(String query) {
        create(a, TEMPLATE, tag);

        assertThat(names(query)).containsExactly(a);
    }

    @Test
    void theOrderIsTheRequests() {
        create(a, TEMPLATE, tag);
        create(b, TEMPLATE, tag);

        assertThat(names("")).as("the newest first").containsExactly(b, a);
        assertThat(names("&sort_dir=asc")).containsExactly(a, b);
        assertThat(names("&sort_keys=stack_name")).containsExactly(a, b);
        assertThat(names("&sort_keys=stack_status&sort_keys=stack_name&sort_dir=desc"))
                .containsExactly(b, a);
    }

    @Test
    void anUnknownMarkerIsTheFirstPage() {
        create(a, TEMPLATE, tag);
        String id = list("").jsonPath().getString("stacks[0].id");

        assertThat(names("&marker=" + UUID.randomUUID())).containsExactly(a);
        assertThat(names("&marker=" + id)).isEmpty();
    }

    @Test
    void tagsAreAskedForInFourWays() {
        create(a, TEMPLATE, tag + "," + a);
        create(b, TEMPLATE, tag + "," + b);

        assertThat(names("," + a)).containsExactly(a);
        assertThat(names("&tags_any=" + a + "," + b)).containsExactlyInAnyOrder(a, b);
        assertThat(names("&not_tags=" + tag + "," + a)).containsExactly(b);
        assertThat(names("&not_tags_any=" + a + "," + b)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=many        | Only integer is acceptable by 'limit'.",
                "limit=-1          | Value '-1' is invalid for 'limit' which only accepts non-negative integer.",
                "show_deleted=1    | Unrecognized value \"1\" for \"show_deleted\", acceptable values are: true, false.",
                "show_nested=no    | Unrecognized value \"no\" for \"show_nested\", acceptable values are: true, false.",
                "show_hidden=x     | Unrecognized value \"x\" for \"show_hidden\", acceptable values are: true, false.",
                "global_tenant=x   | Unrecognized value \"x\" for \"global_tenant\", acceptable values are: true, false.",
                "with_count=x      | Unrecognized value \"x\" for \"with_count\", acceptable values are: true, false.",
                "sort_dir=sideways | Unknown sort direction, must be one of: asc, desc",
            })
    void aWrongValueIsRefusedInHeatsWords(String query, String message) {
        Response refused = owner.request().get(owner.path("/stacks?" + query));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message")).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "tags_any", "not_tags", "not_tags_any"})
    void aTagThatIsTooLongIsRefused(String key) {
        String tooLong = "x".repeat(81);
        Response refused =
                owner.request().get(owner.path("/stacks?%s=a,%s".formatted(key, tooLong)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("Invalid tag, \"%s\" is longer than 80 characters", tooLong);
    }

    @Test
    @Tag("OSSN-0103")
    void theStacksOfAllProjectsAreNobodys() {
        Response refused = owner.request().get(owner.path("/stacks?global_tenant=true"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.jsonPath().getString("error.message"))
                .isEqualTo("You are not authorized to use stacks:global_index.");
        assertThat(owner.request().get(owner.path("/stacks?global_tenant=False")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyWhoAdministersTheCloudSeesAStacksProject() {
        Caller admin = Caller.ofAdmin();
        create(a, TEMPLATE, tag);
        create(admin, b, TEMPLATE, tag);

        assertThat(list("").jsonPath().getMap("stacks[0]")).doesNotContainKey("project");
        List<Map<String, Object>> seen =
                admin.request().get(admin.path("/stacks?tags=" + tag)).jsonPath().getList("stacks");
        assertThat(seen)
                .singleElement()
                .satisfies(stack -> assertThat(stack).containsEntry("project", admin.projectId()));
    }

    private static void create(String name, String template, String tags) {
        create(owner, name, template, tags);
    }

    private static void create(Caller caller, String name, String template, String tags) {
        Response created =
                caller.request()
                        .body(new NewStackJson(name, template).with("tags", tags).text())
                        .post(caller.path("/stacks"));
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    }

    private List<String> names(String query) {
        return list(query).jsonPath().getList("stacks.stack_name");
    }

    private Response list(String query) {
        return owner.request().get(owner.path("/stacks?tags=" + tag + query));
    }
}
