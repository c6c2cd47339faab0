"""Everything that may go wrong between us and a provider, and the tests that let it happen, through the connector.

The list is the whole of what any provider's stand-in has to offer by switch, and what Graph alone does. The tests lie
in this folder or in that of the whole story, and `test_troubles_are_tried` holds that each of them exists. Push
messages are not among them: no provider is asked for any.
"""

from collections.abc import Mapping

COVERED: Mapping[str, tuple[str, ...]] = {
    "the connection closes before the work is done": (
        "test_a_dropped_connection_never_sends_a_write_twice",
        "test_the_process_after_a_kill_finds_what_was_begun",
    ),
    "the connection closes after the work, with FIN and with RST": (
        "test_a_dropped_connection_never_sends_a_write_twice",
        "test_a_fresh_connection_that_is_dropped_never_sends_a_write_twice",
        "test_a_letter_whose_answer_was_lost_is_found",
        "test_a_letter_without_a_draft_is_never_sent_again_after_a_lost_answer",
    ),
    "the answer comes after our patience": ("test_an_answer_that_comes_when_nobody_waits_any_more_is_a_doubt",),
    "500, 502, 503 and 504 without the work done": ("test_a_server_error_leaves_a_write_in_doubt_and_is_not_repeated",),
    "500, 502, 503 and 504 after the work": (
        "test_an_error_that_hides_a_sent_letter_is_a_doubt_and_the_letter_is_found",
        "test_an_error_that_hides_a_new_entry_or_draft_is_a_doubt_and_both_are_found",
    ),
    "429 with whole, fractional, dated and missing Retry-After": (
        "test_a_brake_says_how_long_to_wait",
        "test_a_brake_may_name_a_date",
        "test_a_braked_write_was_not_done_and_is_not_repeated",
    ),
    "JSON that is cut off": (
        "test_a_cut_off_answer_is_no_answer",
        "test_news_that_are_cut_off_are_no_news",
        "test_a_cut_off_answer_leaves_a_write_in_doubt",
    ),
    "the same page again, and pages without end": (
        "test_an_empty_page_is_not_the_end",
        "test_duplicates_and_any_order_within_a_round_do_no_harm",
        "test_a_round_that_turns_in_circles_ends",
    ),
    "changes that come again, and in another order": (
        "test_changes_that_come_again_are_the_same",
        "test_changes_in_any_order_are_the_same_changes",
    ),
    "a cursor that is too old": (
        "test_a_cursor_that_is_too_old_says_so",
        "test_a_position_that_is_too_old_says_so",
    ),
    "a permission that is taken back in the middle": (
        "test_a_permission_that_ends_between_two_pages_ends_the_round_without_a_cursor",
        "test_a_dead_permission_stops_every_call_until_another_is_given",
    ),
    "fewer permissions than were asked for": (
        "test_what_was_not_ticked_is_not_allowed",
        "test_without_permission_to_list_the_primary_calendar_is_still_known",
        "test_a_letter_without_a_draft_needs_no_right_to_read_mail",
        "test_a_refusal_is_told_in_plain_words",
    ),
    "the person edits or deletes our draft": (
        "test_what_the_person_edits_is_what_we_read",
        "test_a_draft_that_is_gone_is_not_found",
        "test_a_draft_that_somebody_wrote_into_is_not_sent",
        "test_a_draft_that_the_person_sent_is_not_found",
        "test_words_that_were_edited_in_outlook_are_read_as_plain_text",
    ),
    "the person edits or deletes our meeting or arrival block": (
        "test_an_entry_that_was_edited_meanwhile_is_not_moved",
        "test_an_entry_that_the_person_deleted_stays_deleted",
        "test_a_deleted_meeting_asks_and_never_comes_back_by_itself",
        "test_a_block_that_the_person_deleted_stays_deleted",
    ),
    "the person takes the mark away": (
        "test_taking_the_mark_away_is_seen",
        "test_a_category_that_goes_takes_the_draft_along",
    ),
    "the person deletes the whole conversation": (
        "test_a_draft_whose_whole_conversation_was_deleted_is_gone",
        "test_a_conversation_that_is_gone_hides_nothing",
        "test_a_mail_that_is_gone_is_not_found",
    ),
    "clocks that differ by five minutes": (
        "test_a_clock_that_is_five_minutes_wrong_loses_no_mark_and_no_mail",
        "test_a_clock_that_is_five_minutes_wrong_sends_once_and_finds_it",
    ),
    "two workers on one account": (
        "test_two_processes_that_write_one_entry_write_it_once",
        "test_two_processes_that_send_one_draft_send_it_once",
        "test_two_processes_on_one_grant_do_not_kill_it",
    ),
    "a process that is killed before, in and after a call": (
        "test_the_process_after_a_kill_finds_what_was_begun",
        "test_the_process_after_a_kill_finds_whether_a_letter_left",
        "test_a_process_killed_before_any_commit_still_ends_the_story_once",
    ),
    "Graph: 504, and the letter was delivered": (
        "test_a_gateway_that_gives_up_may_have_delivered",
        "test_a_sending_that_failed_aloud_and_still_delivered_is_found_and_never_repeated",
    ),
    "Graph: 202, and the letter is late": (
        "test_a_letter_that_leaves_late_counts_as_sent_and_is_seen_later",
        "test_a_draft_that_is_taken_and_has_not_left_is_not_sent_a_second_time",
        "test_a_letter_that_never_leaves_is_never_found",
        "test_a_wait_that_comes_with_a_yes_is_no_reason_to_send_again",
    ),
    "Graph: ids that change on sending": (
        "test_a_letter_whose_id_changes_is_found_by_its_mark",
        "test_a_letter_that_lost_its_marks_is_found_all_the_same",
    ),
    "Graph: delta tokens that have expired, in both documented ways": (
        "test_a_link_that_is_too_old_says_so_in_each_documented_way",
        "test_a_position_expires_in_every_documented_way",
        "test_a_delta_that_has_expired_is_begun_anew_and_nothing_is_opened_twice",
    ),
    "Graph: removed, and only out of the window": (
        "test_what_was_removed_is_looked_at_before_it_is_believed",
        "test_an_event_that_moved_out_of_the_window_is_told_and_is_not_gone",
    ),
    "Graph: a category that is renamed": ("test_a_renamed_category_leaves_its_old_name_on_the_events",),
    "Graph: a mailbox without a licence": (
        "test_a_mailbox_without_a_licence_is_said_to_be_none",
        "test_an_account_without_a_mailbox_is_told_so_at_once",
        "test_a_mailbox_without_a_licence_waits_and_says_so",
    ),
    "Graph: a tenant that forbids mail": (
        "test_an_organisation_that_keeps_mail_closed_still_lets_the_calendar_in",
        "test_an_account_without_permission_for_mail_is_told_so",
        "test_a_tenant_that_takes_mail_away_in_the_middle_leaves_the_case_waiting",
    ),
    "Graph: more than four calls at a time": ("test_four_calls_at_a_time_are_under_way_in_one_mailbox",),
    "Graph: a transaction id that was used before": (
        "test_a_transaction_that_was_used_before_means_that_it_exists",
        "test_the_same_key_is_never_written_twice",
    ),
}
