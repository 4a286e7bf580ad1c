// Made by `npm run api-client` from the rooms' doors; not to be changed by hand.
export interface paths {
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page has to read again, as it happens
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["LiveController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The area: its name and the version of its directory
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["DirectoryController_area"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/municipalities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Municipalities, in the order they joined
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["DirectoryController_municipalities"];
        put?: never;
        /**
         * A municipality joins the area
         * @description For: coordinator, operator.
         */
        post: operations["DirectoryController_joinMunicipality"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/population": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Population figures, each with source and date
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["DirectoryController_population"];
        put?: never;
        /**
         * Record the population of a municipality; another figure of the same day replaces it
         * @description For: coordinator, operator.
         */
        post: operations["DirectoryController_recordPopulation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agencies (huvudmän), by name
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["DirectoryController_agencies"];
        put?: never;
        /**
         * Add an agency; the id of the answer is the new agency
         * @description For: coordinator, operator.
         */
        post: operations["DirectoryController_addAgency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/agencies/{agencyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename an agency
         * @description For: coordinator, operator.
         */
        patch: operations["DirectoryController_renameAgency"];
        trace?: never;
    };
    "/api/v1/directory/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units (verksamheter), by name
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["DirectoryController_units"];
        put?: never;
        /**
         * Add a unit under an agency; the id of the answer is the new unit
         * @description For: coordinator, operator.
         */
        post: operations["DirectoryController_addUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a unit, or move it to another agency
         * @description For: coordinator, operator.
         */
        patch: operations["DirectoryController_changeUnit"];
        trace?: never;
    };
    "/api/v1/directory/contact-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contact persons of all units; the read is logged
         * @description For: coordinator, operator.
         */
        get: operations["ContactPersonController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/units/{unitId}/contact-persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contact persons of a unit; the read is logged
         * @description For: coordinator, operator.
         */
        get: operations["ContactPersonController_ofUnit"];
        put?: never;
        /**
         * Name a contact person; the id of the answer is theirs
         * @description For: coordinator, operator.
         */
        post: operations["ContactPersonController_name"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/contact-persons/{contactPersonId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say how a contact person is reached, and for what they are named; null takes a phone or an address away
         * @description For: coordinator, operator.
         */
        put: operations["ContactPersonController_change"];
        post?: never;
        /**
         * Somebody is no contact person any more; name and addresses are taken away
         * @description For: coordinator, operator.
         */
        delete: operations["ContactPersonController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/units/{unitId}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a unit and its manager are reached; the read is logged
         * @description For: coordinator, operator.
         */
        get: operations["AddressesController_ofUnit"];
        /**
         * Say where a unit and its manager are reached; null takes an address away
         * @description For: coordinator, operator.
         */
        put: operations["AddressesController_setUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/team/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the team is reached; the read is logged
         * @description For: coordinator, operator.
         */
        get: operations["AddressesController_ofTeam"];
        /**
         * Say where the team is reached; null takes the address away
         * @description For: coordinator, operator.
         */
        put: operations["AddressesController_setTeam"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Working hours, school terms, places, rooms, equipment and interpreters
         * @description For: coordinator, operator.
         */
        get: operations["ScheduleController_schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/agencies/{agencyId}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The working hours of an agency
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/agencies/{agencyId}/school": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Terms, breaks (lov) and school hours of a principal (huvudman)
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_school"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Where a unit is, and whether it works only in the terms of its principal
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_unit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A place where meetings are held
         * @description For: coordinator, operator.
         */
        post: operations["ScheduleController_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/places/{placeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rename a place
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_renamePlace"];
        post?: never;
        /**
         * A place where no meetings are held any more
         * @description For: coordinator, operator.
         */
        delete: operations["ScheduleController_removePlace"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/travel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The minutes it takes between two places, either way
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_travel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A meeting room
         * @description For: coordinator, operator.
         */
        post: operations["ScheduleController_addRoom"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/rooms/{roomId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A meeting room as it is now
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_changeRoom"];
        post?: never;
        /**
         * A room that is no longer there for meetings
         * @description For: coordinator, operator.
         */
        delete: operations["ScheduleController_removeRoom"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/equipment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Equipment that can be carried to a room of its place
         * @description For: coordinator, operator.
         */
        post: operations["ScheduleController_addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/schedule/equipment/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Equipment as it is now
         * @description For: coordinator, operator.
         */
        put: operations["ScheduleController_changeItem"];
        post?: never;
        /**
         * Equipment that is no longer there
         * @description For: coordinator, operator.
         */
        delete: operations["ScheduleController_removeItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/interpreters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Interpreters and their languages; the read of the names is logged
         * @description For: coordinator, operator.
         */
        get: operations["InterpretersController_list"];
        put?: never;
        /**
         * Add an interpreter
         * @description For: coordinator, operator.
         */
        post: operations["InterpretersController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/interpreters/{interpreterId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * An interpreter as they are now; If-Match is the version of the schedule
         * @description For: coordinator, operator.
         */
        put: operations["InterpretersController_change"];
        post?: never;
        /**
         * Somebody who is booked no more; phone and e-mail are taken away, the name stays
         * @description For: coordinator, operator.
         */
        delete: operations["InterpretersController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the area wants things done; what is usual until it says so
         * @description For: coordinator, operator.
         */
        get: operations["SettingsController_settings"];
        /**
         * Change how the area wants things done
         * @description For: coordinator, operator.
         */
        put: operations["SettingsController_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{subjectId}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the texts of a person; the read is logged
         * @description For: coordinator.
         */
        get: operations["PersonalTextController_read"];
        put?: never;
        post?: never;
        /**
         * Remove all texts of a person and the key to them (law.md 20)
         * @description For: operator.
         */
        delete: operations["PersonalTextController_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{subjectId}/earlier-wordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a text said before, the latest first; the read is logged
         * @description For: coordinator.
         */
        get: operations["PersonalTextController_earlier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{subjectId}/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who read or wrote what about a person, and why; looking is logged too
         * @description For: operator.
         */
        get: operations["PersonalTextController_accessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people have said, the newest first; the read is logged
         * @description For: operator.
         */
        get: operations["FeedbackController_list"];
        put?: never;
        /**
         * Say what is good, wrong or hard to find
         * @description For: coordinator, referrer, steering-group, operator.
         */
        post: operations["FeedbackController_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All consents of a case, and whom they cover for which agency
         * @description For: coordinator.
         */
        get: operations["ConsentController_list"];
        put?: never;
        /**
         * Note that a member was asked for consent
         * @description For: coordinator.
         */
        post: operations["ConsentController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents/{consentId}/given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consent was given
         * @description For: coordinator.
         */
        post: operations["ConsentController_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents/{consentId}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consent was refused
         * @description For: coordinator.
         */
        post: operations["ConsentController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents/{consentId}/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consent was withdrawn
         * @description For: coordinator.
         */
        post: operations["ConsentController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents/paper/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A member withdrew what the family signed on paper before the import
         * @description For: coordinator.
         */
        post: operations["ConsentController_withdrawPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/consents/child-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what the child thinks, and how mature it was found to be
         * @description For: coordinator.
         */
        post: operations["ConsentController_recordChildView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cases, the earliest referral first; the names read are logged
         * @description For: coordinator.
         */
        get: operations["CaseController_list"];
        put?: never;
        /**
         * Refer a family: the request that starts a case, with as much of the family as is told
         * @description For: coordinator, referrer.
         */
        post: operations["CaseController_refer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One case with all its entries, names and notes; the read is logged
         * @description For: coordinator.
         */
        get: operations["CaseController_one"];
        put?: never;
        post?: never;
        /**
         * Strike a case that was written down by mistake
         * @description For: coordinator.
         */
        delete: operations["CaseController_strike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that was written down about a case, in the order it was written
         * @description For: coordinator.
         */
        get: operations["CaseController_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/referral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct what was written about the referral
         * @description For: coordinator.
         */
        put: operations["CaseController_correctReferral"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct an assessment, for example an outcome picked by mistake
         * @description For: coordinator.
         */
        put: operations["CaseController_correctAssessment"];
        /**
         * Assess the referral: take it on, point elsewhere or decline
         * @description For: coordinator.
         */
        post: operations["CaseController_assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a member of the family
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/members/{memberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct a member
         * @description For: coordinator.
         */
        put: operations["CaseEntriesController_correctMember"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/members/{memberId}/personal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put what is known of a member in other words: name, number, addresses
         * @description For: coordinator.
         */
        put: operations["CaseEntriesController_rewordMember"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/members/{memberId}/process-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End one member’s process before the case ends
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_endProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an own contact of a member
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_addContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct an own contact
         * @description For: coordinator.
         */
        put: operations["CaseEntriesController_correctContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/contacts/{contactId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an own contact; that day it still counts
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_endContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down a meeting that was held; processes start by the rule
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_holdMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/meetings/{meetingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct a meeting that was held
         * @description For: coordinator.
         */
        put: operations["CaseEntriesController_correctMeeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the case, with its reason
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/closings/{closingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct a closing
         * @description For: coordinator.
         */
        put: operations["CaseEntriesController_correctClosing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen a closed case (återaktualisering)
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/strikes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strike an entry that never was; it stays readable among the events
         * @description For: coordinator.
         */
        post: operations["CaseEntriesController_strike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Consultations, the earliest first
         * @description For: coordinator.
         */
        get: operations["ConsultationController_list"];
        put?: never;
        /**
         * Write down a consultation, without identity
         * @description For: coordinator.
         */
        post: operations["ConsultationController_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consultations/{consultationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Strike a consultation that was written down by mistake
         * @description For: coordinator.
         */
        delete: operations["ConsultationController_strike"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My own referrals and what became of them, the newest first
         * @description For: referrer.
         */
        get: operations["OwnReferralsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of my own referrals, with what I told
         * @description For: referrer.
         */
        get: operations["OwnReferralsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referrals/{caseId}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A letter that says what I told, under which number, and what is next
         * @description For: referrer.
         */
        get: operations["OwnReferralsController_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs the team today, by kind; the names read are logged
         * @description For: coordinator.
         */
        get: operations["TodayController_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages that could not be sent, the newest first, 200 at most; before them those that wait for our own set-up to be mended
         * @description For: coordinator, operator.
         */
        get: operations["MessageController_failed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{messageId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a message once more that failed, or that waits for our set-up
         * @description For: coordinator, operator.
         */
        post: operations["MessageController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would have been sent, the newest first; nothing is here when mail really leaves
         * @description For: coordinator, referrer, steering-group, operator.
         */
        get: operations["MailboxController_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operation/jobs/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that wait for somebody to look; kind and place of the error only
         * @description For: operator.
         */
        get: operations["ParkedJobsController_parked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operation/jobs/{job}/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a parked job anew
         * @description For: operator.
         */
        post: operations["ParkedJobsController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link in X-Guest-Link is for; nothing of what it is about
         * @description For: link-holder.
         */
        get: operations["GuestCodesController_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code to whom the link was sent; it ends the code before
         * @description For: link-holder.
         */
        post: operations["GuestCodesController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session of half an hour with the code; each code once
         * @description For: link-holder.
         */
        post: operations["GuestCodesController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is not over in open cases, by the day it is due; the read is logged
         * @description For: coordinator.
         */
        get: operations["AgreementController_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{caseId}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All agreements of a case, by the day they are due; the read is logged
         * @description For: coordinator.
         */
        get: operations["AgreementController_ofCase"];
        put?: never;
        /**
         * Make an agreement
         * @description For: coordinator.
         */
        post: operations["AgreementController_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down an agreement as it was made
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/taken-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Its owner takes it on
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_takeOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is done
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something stands in the way
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/not-mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is another’s
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_disown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/handed-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another takes over, by another day
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is to be done by another day
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It no longer holds
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/{agreementId}/struck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It was never made
         * @description For: coordinator.
         */
        post: operations["AgreementActsController_strike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agreements/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of agreements and their messages needs the team; the reads are logged
         * @description For: coordinator.
         */
        get: operations["AgreementsTodayController_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agreement that the guest is asked about; the read is logged
         * @description For: guest.
         */
        get: operations["GuestAgreementController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/agreement/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Its owner answers; another answer the same day takes one back
         * @description For: guest.
         */
        post: operations["GuestAgreementController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs the team among the meetings; the read is logged
         * @description For: coordinator.
         */
        get: operations["MeetingsTodayController_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meetings asked for in a case, by the day of asking
         * @description For: coordinator.
         */
        get: operations["MeetingController_ofCase"];
        put?: never;
        /**
         * Ask for a meeting; the id of the answer is the meeting
         * @description For: coordinator.
         */
        post: operations["MeetingController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A meeting and what it is asked for with
         * @description For: coordinator.
         */
        get: operations["MeetingController_meeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what a meeting is asked for with
         * @description For: coordinator.
         */
        put: operations["MeetingController_change"];
        post?: never;
        /**
         * No meeting is asked for any more
         * @description For: coordinator.
         */
        delete: operations["MeetingController_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When the meeting could be held: the best slots with their reasons, and every hour
         * @description For: coordinator.
         */
        get: operations["MeetingController_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask everybody invited which of some slots suit them; each hears of it alone
         * @description For: coordinator.
         */
        post: operations["BookingController_openPoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/poll/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down what somebody answered
         * @description For: coordinator.
         */
        post: operations["BookingController_answerPoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/poll/closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the poll before everybody has answered
         * @description For: coordinator.
         */
        post: operations["BookingController_closePoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/booking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move the meeting; everybody is told once, and interpreters are booked anew
         * @description For: coordinator.
         */
        put: operations["BookingController_move"];
        /**
         * Book room, equipment, interpreters and people at once, and invite everybody
         * @description For: coordinator.
         */
        post: operations["BookingController_book"];
        /**
         * Cancel the meeting; everybody is told once
         * @description For: coordinator.
         */
        delete: operations["BookingController_cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down how somebody answered the invitation
         * @description For: coordinator.
         */
        post: operations["BookingController_answerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agenda as it is now; the read is logged
         * @description For: coordinator.
         */
        get: operations["AgendaController_agenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put something on the agenda
         * @description For: coordinator.
         */
        post: operations["AgendaController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an item another length
         * @description For: coordinator.
         */
        put: operations["AgendaController_change"];
        post?: never;
        /**
         * Take an item off the agenda
         * @description For: coordinator.
         */
        delete: operations["AgendaController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda/items/{itemId}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put an item in other words
         * @description For: coordinator.
         */
        put: operations["AgendaController_reword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the items in another order
         * @description For: coordinator.
         */
        put: operations["AgendaController_order"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/agenda/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the agenda now; nothing happens when nothing has changed since it was sent
         * @description For: coordinator.
         */
        post: operations["AgendaController_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Who came, and who did not
         * @description For: coordinator.
         */
        put: operations["HoldingController_attendance"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/items/{itemId}/begun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * This is spoken of now; what was spoken of before is over
         * @description For: coordinator.
         */
        post: operations["HoldingController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/items/{itemId}/ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * This is over
         * @description For: coordinator.
         */
        post: operations["HoldingController_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down an agreement as it is made; it is made when the meeting has been held
         * @description For: coordinator.
         */
        post: operations["HoldingController_addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write it down in another way
         * @description For: coordinator.
         */
        put: operations["HoldingController_changeNote"];
        post?: never;
        /**
         * It was not agreed after all
         * @description For: coordinator.
         */
        delete: operations["HoldingController_removeNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It was held: processes start by the rule, and what was written down is agreed
         * @description For: coordinator.
         */
        post: operations["HoldingController_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/interpreters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which interpreters of the directory shall come; the others are called off
         * @description For: coordinator.
         */
        put: operations["InterpretingController_choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/interpreters/ordered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An interpreter was ordered from outside
         * @description For: coordinator.
         */
        post: operations["InterpretingController_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/interpreters/confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whoever was ordered from outside will come
         * @description For: coordinator.
         */
        post: operations["InterpretingController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meetings/{meetingId}/interpreters/order-withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nobody comes by the order: it was called off, turned down or written by mistake
         * @description For: coordinator.
         */
        post: operations["InterpretingController_withdrawOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The slots that are asked about, and what this guest said
         * @description For: guest.
         */
        get: operations["MeetingGuestController_poll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/poll/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which slots suit; what was said before is replaced
         * @description For: guest.
         */
        post: operations["MeetingGuestController_answerPoll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When and where, the agenda once it is sent; the read is logged
         * @description For: guest.
         */
        get: operations["MeetingGuestController_invitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/invitation/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whether one comes
         * @description For: guest.
         */
        post: operations["MeetingGuestController_answerInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/invitation/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for something to be on the agenda
         * @description For: guest.
         */
        post: operations["MeetingGuestController_addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose calendars were read, and when; which are fetched, and how that went
         * @description For: coordinator, operator.
         */
        get: operations["CalendarController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{owner}/{ownerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Read a calendar; it replaces the one that was read before
         * @description For: coordinator, operator.
         */
        put: operations["CalendarController_read"];
        post?: never;
        /**
         * Forget what a calendar said
         * @description For: coordinator, operator.
         */
        delete: operations["CalendarController_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{owner}/{ownerId}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Fetch a calendar from this address once an hour; it is tried at once
         * @description For: coordinator, operator.
         */
        put: operations["CalendarSubscriptionController_set"];
        post?: never;
        /**
         * Fetch a calendar no more; what is known of it stays until it is forgotten
         * @description For: coordinator, operator.
         */
        delete: operations["CalendarSubscriptionController_takeAway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The first 1,000 faults of a register, and how many there are; nothing is imported
         * @description For: coordinator.
         */
        post: operations["RegisterController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports that are done, or undone, the newest first
         * @description For: coordinator.
         */
        get: operations["RegisterUndoController_list"];
        put?: never;
        /**
         * Ask for a register to be imported; its address tells how it goes
         * @description For: coordinator.
         */
        post: operations["RegisterController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what an import of a register would change; it then waits a day for a yes
         * @description For: coordinator.
         */
        post: operations["RegisterController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports/{importId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say yes to what was shown: just this is imported, or if it has changed, it is shown anew
         * @description For: coordinator.
         */
        post: operations["RegisterController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How an import goes, or how it went
         * @description For: coordinator.
         */
        get: operations["RegisterController_importById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports/{importId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an import would change, while it waits for a yes: struck families first, 50 a page
         * @description For: coordinator.
         */
        get: operations["RegisterController_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports/{importId}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The faults for which an import was refused, page by page
         * @description For: coordinator.
         */
        get: operations["RegisterController_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The area as the six files of a register, in a zip
         * @description For: coordinator.
         */
        get: operations["RegisterController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What undoing an import would take back, or has, and the first 1,000 things that stay
         * @description For: coordinator.
         */
        get: operations["RegisterUndoController_undo"];
        put?: never;
        /**
         * Take back what an import brought and nobody has touched since; its address tells how it goes
         * @description For: coordinator.
         */
        post: operations["RegisterUndoController_askUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tables with every count as it is, for the team; what others may see is the report (law.md 29)
         * @description For: coordinator, operator.
         */
        get: operations["StatisticsController_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each figure means, in Swedish, English and Finnish
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["StatisticsController_definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report as of any day, as known at any instant; small counts masked
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["ReportController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which figures changed since a day, and how much was corrected
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["ReportController_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Families, active families and processes at the end of each month
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["ReportController_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report for Excel: a sheet for each table, and the definitions
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["ReportController_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report as semicolon-separated text for a Swedish Excel
         * @description For: coordinator, steering-group, operator.
         */
        get: operations["ReportController_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            code: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            /** Format: uuid */
            correlationId: string;
            field?: string;
            details?: Record<string, never>;
            errors?: {
                field: string;
                rule: string;
                message: string;
            }[];
        };
        Area: {
            /** Format: uuid */
            areaId: string;
            name: string;
            version: number;
        };
        Municipality: {
            code: string;
            name: string;
        };
        CommandAnswer: {
            /** Format: uuid */
            id: string;
            /** @description After the command; the ETag as a number */
            version: number;
            /** @description How many were made; 0 when there was nothing to do */
            events: number;
            /** @description The same request had been carried out before */
            repeated: boolean;
        };
        PopulationFigure: {
            code: string;
            /** Format: date */
            on: string;
            inhabitants: number;
            source: string;
        };
        Agency: {
            /** Format: uuid */
            agencyId: string;
            name: string;
            /** @enum {string} */
            kind: "region" | "municipality" | "state" | "private" | "not-told";
        };
        Unit: {
            /** Format: uuid */
            unitId: string;
            name: string;
            /** Format: uuid */
            agencyId: string;
        };
        ContactPerson: {
            /** Format: uuid */
            contactPersonId: string;
            /** Format: uuid */
            unitId: string;
            /** @enum {string} */
            mandate: "collaboration-around-the-child" | "rights-of-the-child" | "children-as-relatives" | "children-at-risk" | "violence-in-close-relationships";
            /** Format: date */
            since: string;
            name: string | null;
            phone: string | null;
            email: string | null;
        };
        UnitAddresses: {
            /** @description The function address: an office, not a person */
            email: string | null;
            phone: string | null;
            /** @description The function address in secure digital communication */
            secure: string | null;
            managerEmail: string | null;
            /**
             * Format: uuid
             * @description Under which the vault keeps the address of the manager
             */
            managerId: string;
        };
        Schedule: {
            version: number;
            agencies: {
                /** Format: uuid */
                agencyId: string;
                hours: {
                    weekday: number;
                    from: number;
                    to: number;
                }[];
                school: {
                    terms: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    }[];
                    breaks: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    }[];
                    hours: {
                        weekday: number;
                        from: number;
                        to: number;
                    }[];
                } | null;
            }[];
            units: {
                placeId: string | null;
                followsTerms: boolean;
                /** Format: uuid */
                unitId: string;
            }[];
            places: {
                name: string;
                /** Format: uuid */
                placeId: string;
            }[];
            travel: {
                placeIds: [
                    string,
                    string
                ];
                minutes: number;
            }[];
            rooms: {
                /** Format: uuid */
                placeId: string;
                name: string;
                seats: number;
                equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                /** Format: uuid */
                roomId: string;
            }[];
            items: {
                /** Format: uuid */
                placeId: string;
                name: string;
                /** @enum {string} */
                code: "screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner";
                /** Format: uuid */
                itemId: string;
            }[];
            interpreters: {
                /** Format: uuid */
                interpreterId: string;
                languages: string[];
                hours: {
                    weekday: number;
                    from: number;
                    to: number;
                }[];
                placeId: string | null;
            }[];
        };
        Interpreter: {
            /** Format: uuid */
            interpreterId: string;
            name: string | null;
            phone: string | null;
            email: string | null;
            languages: string[];
            hours: {
                weekday: number;
                from: number;
                to: number;
            }[];
            placeId: string | null;
            /** @description Can be booked; the others are known by name alone */
            active: boolean;
        };
        /** @enum {string} */
        Language: "aii" | "am" | "ar" | "bg" | "bn" | "bs" | "ckb" | "cmn" | "de" | "el" | "en" | "es" | "fa" | "fi" | "fit" | "fr" | "hi" | "hr" | "hu" | "hy" | "ka" | "kmr" | "lt" | "lv" | "mk" | "om" | "pl" | "prs" | "ps" | "pt" | "ro" | "rom" | "ru" | "se" | "sgn" | "so" | "sq" | "sr" | "sw" | "th" | "ti" | "tr" | "uk" | "ur" | "vi" | "yue";
        Settings: {
            silence: {
                answerWithin: number;
                after: {
                    reminder: number;
                    "second-reminder": number;
                    manager: number;
                    coordinator: number;
                    agenda: number;
                };
            };
            quietDays: number;
            agendaDaysAhead: number;
            /** @description The first day with FamSam; fixed by the first import of a register */
            firstDay: string | null;
            version: number;
        };
        PersonalTexts: {
            /** Format: uuid */
            subjectId: string;
            texts: {
                [key: string]: string | null;
            };
        };
        EarlierWording: {
            text: string | null;
            /** Format: date-time */
            writtenAt: string;
            /** Format: date-time */
            replacedAt: string;
        };
        AccessLogEntry: {
            /** Format: date-time */
            at: string;
            actor: {
                id: string;
                role: string;
            };
            /** @enum {string} */
            act: "read" | "write" | "forget" | "check";
            /** Format: uuid */
            subjectId: string;
            fields: string[];
            purpose: string;
        };
        Feedback: {
            /** Format: uuid */
            feedbackId: string;
            /** Format: date-time */
            at: string;
            role: string;
            page: string;
            message: string;
            contact: string | null;
        };
        CaseConsents: {
            /** Format: uuid */
            caseId: string;
            version: number;
            /** Format: date */
            on: string;
            members: {
                /** Format: uuid */
                memberId: string;
                /** @enum {string} */
                role: "child" | "guardian" | "other-adult";
                birthYear: number | null;
            }[];
            consents: components["schemas"]["Consent"][];
            paper: {
                /** Format: date */
                from: string;
                /** Format: date */
                until: string;
                /** @description Those of the family when it was noted; whoever came later is not on it */
                memberIds: string[];
            }[];
            /** @description Noted by an import although nobody can have signed it; it covers nobody */
            paperLapsed: {
                /** Format: date */
                from: string;
                /** Format: date */
                until: string;
                /** Format: date */
                on: string;
            }[];
            paperWithdrawn: {
                /** Format: uuid */
                memberId: string;
                /** Format: date */
                on: string;
            }[];
            childViews: {
                /** Format: uuid */
                memberId: string;
                asked: boolean;
                /** @enum {string} */
                maturity: "not-assessed" | "decides-with-guardians" | "decides-alone";
                /** @enum {string} */
                view: "agrees" | "disagrees" | "no-answer" | "too-young-to-say";
                /** Format: date */
                on: string;
            }[];
            matrix: {
                /** Format: uuid */
                memberId: string;
                /** Format: uuid */
                agencyId: string;
                coveredBy: ("consent" | "paper") | null;
            }[];
        };
        Consent: {
            /** Format: uuid */
            consentId: string;
            /** Format: uuid */
            memberId: string;
            /** Format: uuid */
            agencyId: string;
            information: ("coordination" | "health" | "school" | "social-services")[];
            /** @enum {string} */
            purpose: "collaboration-meetings" | "contact-with-agency";
            /** Format: date */
            askedOn: string;
            /** @enum {string} */
            status: "asked" | "given" | "refused" | "withdrawn";
            given: {
                /** Format: date */
                on: string;
                /** Format: date */
                until: string;
                how: {
                    /** @constant */
                    form: "written";
                } | {
                    /** @constant */
                    form: "oral";
                    /** Format: uuid */
                    informedBy: string;
                    language: string;
                    interpreterUsed: boolean;
                    interpretedBy: ({
                        /** @constant */
                        kind: "directory";
                        /** Format: uuid */
                        interpreterId: string;
                    } | {
                        /** @constant */
                        kind: "outside";
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    }) | null;
                };
            } | null;
            endedOn: string | null;
        };
        CaseListItem: {
            /** Format: uuid */
            caseId: string;
            number: string;
            /** @description Of the family, from the vault */
            name: string | null;
            municipality: string;
            /** @enum {string} */
            category: "social-services" | "school" | "health-care" | "parent";
            /** @enum {string} */
            status: "referred" | "taken-on" | "pointed-elsewhere" | "declined" | "closed" | "struck";
            /** Format: date */
            referredOn: string;
            firstMeetingOn: string | null;
            lastMeetingOn: string | null;
            closedOn: string | null;
            version: number;
        };
        CaseDetail: {
            /** Format: uuid */
            caseId: string;
            version: number;
            /** @enum {string} */
            status: "referred" | "taken-on" | "pointed-elsewhere" | "declined" | "closed" | "struck";
            state: components["schemas"]["CaseState"];
            /** @description Of the family */
            name: string | null;
            /** @description By the id of the member */
            people: {
                [key: string]: components["schemas"]["PersonalDetails"];
            };
            /** @description By the id of the case, a meeting or a closing; `assessment` for that of the assessment */
            notes: {
                [key: string]: string;
            };
        };
        CaseState: {
            referral: {
                /** @enum {string} */
                source: "team" | "register";
                number: string;
                municipality: string;
                /** @enum {string} */
                category: "social-services" | "school" | "health-care" | "parent";
                criteria: ("several-interventions" | "earlier-collaboration-insufficient" | "family-perspective")[];
                domains: ("school-absence" | "neuropsychiatric-disability" | "socio-economic-vulnerability" | "parenting-capacity" | "mental-ill-health-and-addiction" | "intellectual-disability")[];
                childrenUnder23: number;
                /** Format: date */
                on: string;
            } | null;
            assessment: {
                /** @enum {string} */
                outcome: "taken-on" | "pointed-elsewhere" | "declined";
                reason: ("sip-fits-better" | "own-collaboration-first" | "other-service-fits-better" | "outside-area" | "outside-age" | "no-need-of-coordination") | null;
                /** @enum {string} */
                source: "team" | "register";
                /** Format: date */
                on: string;
            } | null;
            struck: boolean;
            members: {
                [key: string]: components["schemas"]["Member"];
            };
            /** @description By member: the language, null for none; whoever was not asked is left out */
            interpreterNeeds: {
                [key: string]: string | null;
            };
            contacts: {
                [key: string]: components["schemas"]["Contact"];
            };
            meetings: {
                [key: string]: components["schemas"]["Meeting"];
            };
            /** @description Of the meetings that were struck, those held without consent */
            struckWithoutConsent?: string[];
            closings: components["schemas"]["Closing"][];
            processStarts: {
                [key: string]: {
                    /** Format: date */
                    on: string;
                    /** Format: uuid */
                    meetingId: string;
                };
            };
            processEnds: {
                [key: string]: {
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    source: "team" | "register";
                };
            };
        };
        Member: {
            /** @enum {string} */
            source: "team" | "register";
            /** Format: uuid */
            memberId: string;
            number: string;
            /** @enum {string} */
            role: "child" | "guardian" | "other-adult";
            birthYear: number | null;
            household: string | null;
        };
        Contact: {
            /** @enum {string} */
            source: "team" | "register";
            /** Format: uuid */
            contactId: string;
            /** Format: uuid */
            memberId: string;
            /** Format: uuid */
            unitId: string;
            /** @enum {string} */
            kind: "individual-support" | "parenting-programme" | "course";
            /** @enum {string} */
            precision: "day" | "month" | "year";
            /**
             * Format: date
             * @description Of a month or a year that alone is known, its first day
             */
            since: string;
            ended: {
                /** Format: date */
                on: string;
                /** @enum {string} */
                source: "team" | "register";
            } | null;
        };
        Meeting: {
            /** @enum {string} */
            source: "team" | "register";
            /** Format: uuid */
            meetingId: string;
            number: string;
            /** @enum {string} */
            kind: "collaboration" | "family-talk" | "agency-meeting";
            /** @enum {string} */
            form: "digital" | "in-person";
            minutes: number;
            unitIds: string[];
            discussed: string[];
            withoutConsent: ("not-asked" | "not-answered" | "refused" | "ended" | "came-uninvited" | "other") | null;
            /** Format: date */
            heldOn: string;
        };
        Closing: {
            /** @enum {string} */
            source: "team" | "register";
            /** Format: uuid */
            closingId: string;
            /** @enum {string} */
            reason: "situation-improved" | "situation-resolved" | "family-moved" | "guardians-see-no-need" | "consent-missing" | "resolved-before-meeting";
            /** Format: date */
            closedOn: string;
            reopening: {
                /** Format: date */
                on: string;
                /** @enum {string} */
                source: "team" | "register";
            } | null;
        };
        PersonalDetails: {
            name?: string;
            personNumber?: string;
            phone?: string;
            email?: string;
            address?: string;
        };
        TimelineEntry: {
            version: number;
            type: string;
            /** Format: date */
            happenedOn: string;
            /** Format: date-time */
            recordedAt: string;
            by: {
                id: string;
                role: string;
            };
            /** @description Of the event, as its type has it */
            data: unknown;
        };
        EntryAnswer: {
            /** Format: uuid */
            id: string;
            /** @description After the command; the ETag as a number */
            version: number;
            /** @description How many were made; 0 when there was nothing to do */
            events: number;
            /** @description The same request had been carried out before */
            repeated: boolean;
            /** Format: uuid */
            entryId: string;
        };
        Consultation: {
            /** Format: uuid */
            consultationId: string;
            /** Format: date */
            heldOn: string;
            /** @enum {string} */
            kind: "private-person" | "agency-anonymous-family" | "outside-mission";
            version: number;
        };
        OwnReferral: {
            /** Format: uuid */
            caseId: string;
            number: string;
            /** @description Of the family, as you told it */
            name: string | null;
            municipality: string;
            /** Format: date */
            referredOn: string;
            /** @enum {string} */
            stage: "received" | "taken-on" | "pointed-elsewhere" | "declined" | "consents" | "met" | "closed";
            /** @description Why FamSam pointed elsewhere or declined */
            reason: ("sip-fits-better" | "own-collaboration-first" | "other-service-fits-better" | "outside-area" | "outside-age" | "no-need-of-coordination") | null;
            days: {
                /** Format: date */
                received: string;
                assessed: string | null;
                /** @description Since when all consents are in force */
                consents: string | null;
                firstMeeting: string | null;
                closed: string | null;
            };
        };
        OwnReferralDetails: {
            /** Format: uuid */
            caseId: string;
            number: string;
            /** @description Of the family, as you told it */
            name: string | null;
            municipality: string;
            /** Format: date */
            referredOn: string;
            /** @enum {string} */
            stage: "received" | "taken-on" | "pointed-elsewhere" | "declined" | "consents" | "met" | "closed";
            /** @description Why FamSam pointed elsewhere or declined */
            reason: ("sip-fits-better" | "own-collaboration-first" | "other-service-fits-better" | "outside-area" | "outside-age" | "no-need-of-coordination") | null;
            days: {
                /** Format: date */
                received: string;
                assessed: string | null;
                /** @description Since when all consents are in force */
                consents: string | null;
                firstMeeting: string | null;
                closed: string | null;
            };
            details: {
                municipality: string;
                /** @enum {string} */
                category: "social-services" | "school" | "health-care" | "parent";
                criteria: ("several-interventions" | "earlier-collaboration-insufficient" | "family-perspective")[];
                domains: ("school-absence" | "neuropsychiatric-disability" | "socio-economic-vulnerability" | "parenting-capacity" | "mental-ill-health-and-addiction" | "intellectual-disability")[];
                childrenUnder23: number;
                municipalityName: string;
                note: string | null;
                members: {
                    /** @enum {string} */
                    role: "child" | "guardian" | "other-adult";
                    birthYear: number | null;
                    household: string | null;
                    personal: components["schemas"]["PersonalDetails"];
                    interpreter?: string | null;
                }[];
                contacts: {
                    /** @description Its place among the members, from 0 */
                    member: number;
                    /** Format: uuid */
                    unitId: string;
                    unitName: string | null;
                    /** @enum {string} */
                    kind: "individual-support" | "parenting-programme" | "course";
                    /** Format: date */
                    since: string;
                    /** @enum {string} */
                    precision: "day" | "month" | "year";
                }[];
            };
        };
        Today: {
            /** Format: date */
            day: string;
            sections: ({
                /** @constant */
                kind: "referral-to-assess";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        /** @enum {string} */
                        category: "social-services" | "school" | "health-care" | "parent";
                        childrenUnder23: number;
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "consent-missing";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        matters: components["schemas"]["ConsentMatter"][];
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "consent-lapsed";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        matters: components["schemas"]["ConsentMatter"][];
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "consent-held-without";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        matters: components["schemas"]["ConsentMatter"][];
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "consent-unanswered";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        matters: components["schemas"]["ConsentMatter"][];
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "consent-ending";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        /** Format: date */
                        endsOn: string;
                        daysLeft: number;
                        matters: components["schemas"]["ConsentMatter"][];
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "waiting-for-meeting";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        /** @enum {string} */
                        category: "social-services" | "school" | "health-care" | "parent";
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "quiet";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: {
                        /** Format: date */
                        lastMeetingOn: string;
                    };
                }[];
                /** @description How many cases stand here beyond these */
                more: number;
            })[];
        };
        ConsentMatter: {
            /**
             * Format: uuid
             * @description Who is, or would be, asked
             */
            memberId: string;
            name: string | null;
            /** @enum {string} */
            role: "child" | "guardian" | "other-adult";
            /** Format: uuid */
            agencyId: string;
            /** @enum {string} */
            purpose: "collaboration-meetings" | "contact-with-agency";
            /** @description The question or consent; null when there is none */
            consentId: string | null;
            /**
             * Format: date
             * @description Missing since; lapsed on; asked on; the last day it covers; the day of the meeting held without it
             */
            day: string;
            /** @description The meeting that was held, and counts, without the consent it needed */
            meeting: {
                /** Format: uuid */
                meetingId: string;
                /** @description From when on they say no; null where what is told of them was corrected */
                saidNoOn: string | null;
            } | null;
        };
        FailedMessage: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            kind: "poll" | "invitation" | "invitation-changed" | "invitation-cancelled" | "agenda" | "agenda-warning" | "agreement-asked" | "agreement-reworded" | "agreement-reminder" | "agreement-second-reminder" | "agreement-manager" | "agreement-coordinator" | "one-time-code";
            recipient: {
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "manager";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            } | {
                /** @constant */
                kind: "interpreter";
                /** Format: uuid */
                interpreterId: string;
            } | {
                /** @constant */
                kind: "team";
            };
            caseId: string | null;
            about: {
                /** @enum {string} */
                kind: "meeting" | "agreement" | "guest-link";
                /** Format: uuid */
                id: string;
            };
            /** @enum {string} */
            why: "no-address" | "refused" | "unreachable" | "returned" | "set-up";
            /** Format: date-time */
            failedAt: string;
        };
        MailboxLetter: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            kind: "poll" | "invitation" | "invitation-changed" | "invitation-cancelled" | "agenda" | "agenda-warning" | "agreement-asked" | "agreement-reworded" | "agreement-reminder" | "agreement-second-reminder" | "agreement-manager" | "agreement-coordinator" | "one-time-code";
            /** Format: date-time */
            sentAt: string;
            to: string;
            subject: string;
            text: string;
            calendar: string | null;
        };
        ParkedJob: {
            job: string;
            /** Format: uuid */
            jobId: string;
            attempts: number;
            /** Format: date-time */
            parkedAt: string;
            error: string;
        };
        GuestLink: {
            /** @enum {string} */
            purpose: "poll" | "invitation" | "agreement";
            /** @description Masked; null when nobody can be reached */
            sendsTo: string | null;
        };
        GuestCode: {
            /** @description Masked; null when nobody can be reached */
            sentTo: string | null;
            /** Format: date-time */
            expiresAt: string;
        };
        GuestSession: {
            /** @description For the header X-Guest-Session */
            session: string;
            /** Format: date-time */
            expiresAt: string;
        };
        AgreementOnBoard: {
            /** Format: uuid */
            caseId: string;
            meetingId: string | null;
            owner: {
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            };
            /** Format: date */
            dueOn: string;
            /** Format: uuid */
            agreementId: string;
            /** @description For If-Match */
            version: number;
            /** Format: date */
            madeOn: string;
            /** @enum {string} */
            status: "open" | "taken-on" | "blocked" | "not-mine" | "done" | "withdrawn" | "struck";
            /**
             * Format: date
             * @description Since when the status is as it is
             */
            since: string;
            blockedBy: ("waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other") | null;
            suggested: ({
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            }) | null;
            /** @description What the silence has come to */
            silence: ("reminder" | "second-reminder" | "manager" | "coordinator" | "agenda")[];
            what: string | null;
            /** @description When that was last put in other words */
            rewordedOn: string | null;
            /** @description What its owner said last */
            note: string | null;
            caseNumber: string;
            family: string | null;
        };
        Agreement: {
            /** Format: uuid */
            caseId: string;
            meetingId: string | null;
            owner: {
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            };
            /** Format: date */
            dueOn: string;
            /** Format: uuid */
            agreementId: string;
            /** @description For If-Match */
            version: number;
            /** Format: date */
            madeOn: string;
            /** @enum {string} */
            status: "open" | "taken-on" | "blocked" | "not-mine" | "done" | "withdrawn" | "struck";
            /**
             * Format: date
             * @description Since when the status is as it is
             */
            since: string;
            blockedBy: ("waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other") | null;
            suggested: ({
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            }) | null;
            /** @description What the silence has come to */
            silence: ("reminder" | "second-reminder" | "manager" | "coordinator" | "agenda")[];
            what: string | null;
            /** @description When that was last put in other words */
            rewordedOn: string | null;
            /** @description What its owner said last */
            note: string | null;
        };
        AgreementsToday: {
            /** Format: date */
            day: string;
            sections: ({
                /** @enum {string} */
                kind: "not-mine" | "blocked" | "silent" | "overdue" | "unanswered";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: components["schemas"]["AgreementToday"];
                }[];
                /** @description How many stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "message-failed";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: components["schemas"]["MessageToday"];
                }[];
                /** @description How many stand here beyond these */
                more: number;
            } | {
                /** @constant */
                kind: "unreadable";
                /** @description The oldest first */
                items: {
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    /** @description Of the family, from the vault */
                    name: string | null;
                    municipality: string;
                    /** Format: date */
                    since: string;
                    /** @description How long that is */
                    days: number;
                    details: components["schemas"]["UnreadableToday"];
                }[];
                /** @description How many stand here beyond these */
                more: number;
            })[];
        };
        AgreementToday: {
            /** Format: uuid */
            agreementId: string;
            /** @description For If-Match */
            version: number;
            what: string | null;
            owner: {
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            };
            ownerName: string | null;
            /** Format: date */
            dueOn: string;
            blockedBy: ("waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other") | null;
            suggestedName: string | null;
        };
        MessageToday: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            kind: "poll" | "invitation" | "invitation-changed" | "invitation-cancelled" | "agenda" | "agenda-warning" | "agreement-asked" | "agreement-reworded" | "agreement-reminder" | "agreement-second-reminder" | "agreement-manager" | "agreement-coordinator" | "one-time-code";
            /** @enum {string} */
            why: "no-address" | "refused" | "unreachable" | "returned";
            recipient: {
                /** @constant */
                kind: "unit";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "manager";
                /** Format: uuid */
                unitId: string;
            } | {
                /** @constant */
                kind: "member";
                /** Format: uuid */
                memberId: string;
            } | {
                /** @constant */
                kind: "interpreter";
                /** Format: uuid */
                interpreterId: string;
            } | {
                /** @constant */
                kind: "team";
            };
            recipientName: string | null;
        };
        UnreadableToday: {
            /** @enum {string} */
            what: "agreement" | "message";
            /** Format: uuid */
            id: string;
        };
        GuestAgreement: {
            /** @description For If-Match: an answer is to the words that were read */
            version: number;
            /** @enum {string} */
            status: "open" | "taken-on" | "blocked" | "not-mine" | "done" | "withdrawn" | "struck";
            /** Format: date */
            since: string;
            what: string | null;
            /** Format: date */
            madeOn: string;
            meetingOn: string | null;
            /** Format: date */
            dueOn: string;
            blockedBy: ("waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other") | null;
            suggestedUnitId: string | null;
            /** @description Only for one of the family */
            family: string | null;
            answers: ("taken-on" | "done" | "blocked" | "not-mine")[];
            units: {
                /** Format: uuid */
                unitId: string;
                name: string;
            }[];
        };
        MeetingsToday: {
            sections: {
                /** @enum {string} */
                kind: "to-write-down" | "consent-lapses" | "declined" | "interpreter-to-order" | "agenda-not-sent" | "poll-closed" | "unanswered" | "to-find-a-time" | "unreadable";
                items: {
                    /** Format: uuid */
                    meetingId: string;
                    /** Format: uuid */
                    caseId: string;
                    number: string;
                    name: string | null;
                    from: string | null;
                    /** @description How the poll ended, where one did */
                    poll: {
                        /** @enum {string} */
                        because: "decided" | "due" | "by-hand";
                        slotId: string | null;
                    } | null;
                    /** @description Who has said no, or nothing, or whom no consent covers on the day */
                    parties: ({
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    })[];
                    /** @description Languages without an interpreter, or whose order is to be confirmed */
                    interpreting: {
                        language: string;
                        /** @enum {string} */
                        standing: "to-order" | "declined" | "ordered" | "booked" | "accepted" | "confirmed";
                    }[];
                }[];
                more: number;
            }[];
        };
        MeetingAsked: {
            /** Format: uuid */
            meetingId: string;
            /** Format: uuid */
            caseId: string;
            /** @enum {string} */
            stage: "requested" | "booked" | "cancelled" | "held";
            /** Format: date */
            requestedOn: string;
            request: {
                /** @enum {string} */
                kind: "collaboration" | "family-talk" | "agency-meeting";
                /** @enum {string} */
                form: "digital" | "in-person";
                must: {
                    memberIds: string[];
                    unitIds: string[];
                };
                may: {
                    memberIds: string[];
                    unitIds: string[];
                };
                minutes: number;
                /** Format: date */
                earliest: string;
                /** Format: date */
                latest: string;
                noticeDays: number;
                interpreter: string | null;
                equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                wishes: {
                    weekdays: number[];
                    dayParts: ("morning" | "afternoon" | "evening")[];
                    notInSchoolTimeOf: string | null;
                };
            };
            poll: {
                /** Format: uuid */
                pollId: string;
                slots: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                    roomId: string | null;
                    itemIds: string[];
                    /** Format: uuid */
                    slotId: string;
                }[];
                /** Format: date */
                answerBy: string;
                answers: {
                    party: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    answers: {
                        /** Format: uuid */
                        slotId: string;
                        /** @enum {string} */
                        answer: "yes" | "if-need-be" | "no";
                    }[];
                }[];
                /** @description With the slot that suits best, if one suits all who must come */
                closed: {
                    /** @enum {string} */
                    because: "decided" | "due" | "by-hand";
                    slotId: string | null;
                } | null;
            } | null;
            booking: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                roomId: string | null;
                itemIds: string[];
                /** @description Goes up each time the meeting is moved */
                sequence: number;
            } | null;
            invited: {
                party: {
                    /** @constant */
                    kind: "unit";
                    /** Format: uuid */
                    unitId: string;
                } | {
                    /** @constant */
                    kind: "member";
                    /** Format: uuid */
                    memberId: string;
                };
                must: boolean;
                answer: ("accepted" | "tentative" | "declined") | null;
                /** @description What somebody else answered to their invitation by mail; it does not count */
                byAnother: ("accepted" | "tentative" | "declined") | null;
                came: boolean | null;
                /** @description Why they are sent nothing, by the rule of today; null when they are told */
                untold: ("case-not-open" | "not-of-family" | "under-age" | "consent-missing") | null;
            }[];
            /** @description Each language that is needed, or that somebody is booked or ordered for */
            interpreting: components["schemas"]["Interpreting"][];
            agendaSentOn: string | null;
            held: {
                minutes: number;
                unitIds: string[];
                memberIds: string[];
                discussed: string[];
                withoutConsent: ("not-asked" | "not-answered" | "refused" | "ended" | "came-uninvited" | "other") | null;
                /** Format: date */
                on: string;
            } | null;
            version: number;
        };
        Interpreting: {
            language: string;
            /** @description By somebody who is invited, as the family is now */
            needed: boolean;
            /** @description Of the directory; none when ordered from outside */
            interpreterIds: string[];
            /** @enum {string} */
            standing: "to-order" | "declined" | "ordered" | "booked" | "accepted" | "confirmed";
            orderedOn: string | null;
            confirmedOn: string | null;
        };
        Slots: {
            /** @description How many slots there are in all */
            found: number;
            best: components["schemas"]["Slot"][];
            /** @description Every hour in which a slot begins, by day and hour */
            hours: {
                /** Format: date */
                day: string;
                /** @description By the clock in Sweden */
                hour: number;
                /** @description How many begin in it */
                slots: number;
                /** @description Of the best of them, 1 for the best of all */
                rank: number;
            }[];
            /** @description When there is no slot: groups of demands that leave none together */
            obstacles: {
                notice: boolean;
                rooms: ("none-fits" | "none-free") | null;
                interpreter: boolean;
                partyIds: string[];
            }[];
            /** @description Those invited whose calendar nobody has sent; the team by the id of the area */
            withoutCalendar: string[];
        };
        Slot: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            roomId: string | null;
            otherRoomIds: string[];
            itemIds: string[];
            /** @description Of the directory, to be booked with it */
            interpreterIds: string[];
            missing: string[];
            reasons: ({
                /** @constant */
                code: "everybody-can";
            } | {
                /** @constant */
                code: "some-cannot";
                partyIds: string[];
            } | {
                /** @constant */
                code: "wish-met";
                /** @enum {string} */
                wish: "weekdays" | "day-parts" | "not-in-school-time";
            } | {
                /** @constant */
                code: "wish-not-met";
                /** @enum {string} */
                wish: "weekdays" | "day-parts" | "not-in-school-time";
            } | {
                /** @constant */
                code: "travel";
                minutes: number;
            } | {
                /** @constant */
                code: "room";
                /** Format: uuid */
                roomId: string;
                seats: number;
            } | {
                /** @constant */
                code: "interpreter";
                language: string;
                /** Format: uuid */
                partyId: string;
            } | {
                /** @constant */
                code: "interpreter-to-order";
                language: string;
            })[];
        };
        Agenda: {
            items: {
                /** Format: uuid */
                itemId: string;
                /** @enum {string} */
                kind: "agreement" | "child-question" | "own";
                agreementId: string | null;
                from: ({
                    /** @constant */
                    kind: "unit";
                    /** Format: uuid */
                    unitId: string;
                } | {
                    /** @constant */
                    kind: "member";
                    /** Format: uuid */
                    memberId: string;
                }) | null;
                minutes: number;
                text: string | null;
                agreement: {
                    /** Format: uuid */
                    agreementId: string;
                    /** @enum {string} */
                    standing: "silent" | "blocked" | "overdue" | "open";
                    /** @enum {string} */
                    status: "open" | "taken-on" | "blocked" | "not-mine" | "done" | "withdrawn" | "struck";
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    madeOn: string;
                    /** Format: date */
                    dueOn: string;
                    daysOverdue: number;
                } | null;
                secondsSpent: number;
            }[];
            /** @description What would be on it, and why it is not */
            leftOut: {
                /** Format: uuid */
                itemId: string;
                /** @enum {string} */
                because: "consent-missing" | "no-room";
                text: string | null;
            }[];
            meetingMinutes: number;
            plannedMinutes: number;
            warnings: ("thin" | "too-long" | "no-interpreter")[];
            /** @description The day it is sent by itself */
            sendsOn: string | null;
            sentOn: string | null;
            changedSinceSent: boolean;
            /** @description What is spoken of right now, and since when */
            running: {
                /** Format: uuid */
                itemId: string;
                /** Format: date-time */
                at: string;
                /** @description From `at` until this answer, by the clock of the house */
                seconds: number;
            } | null;
            /** @description Agreements written down in the meeting; they are made when it has been held */
            notes: {
                /** Format: uuid */
                noteId: string;
                owner: {
                    /** @constant */
                    kind: "unit";
                    /** Format: uuid */
                    unitId: string;
                } | {
                    /** @constant */
                    kind: "member";
                    /** Format: uuid */
                    memberId: string;
                };
                /** Format: date */
                dueOn: string;
                what: string | null;
            }[];
            version: number;
        };
        GuestPoll: {
            /** Format: date */
            answerBy: string;
            open: boolean;
            /** @enum {string} */
            form: "digital" | "in-person";
            slots: {
                /** Format: uuid */
                slotId: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description What this guest said */
                answer: ("yes" | "if-need-be" | "no") | null;
            }[];
        };
        GuestInvitation: {
            /** @enum {string} */
            stage: "requested" | "booked" | "cancelled" | "held";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @enum {string} */
            form: "digital" | "in-person";
            room: {
                name: string;
                place: string;
            } | null;
            sequence: number;
            answer: ("accepted" | "tentative" | "declined") | null;
            /** @description As it was sent; null until then */
            agenda: {
                /** Format: uuid */
                itemId: string;
                text: string | null;
                minutes: number;
            }[] | null;
            ownItems: {
                /** Format: uuid */
                itemId: string;
                text: string | null;
            }[];
            /** @description The languages of an interpreter, who has no agenda; null for all others */
            interprets: string[] | null;
        };
        Calendar: {
            /** @enum {string} */
            owner: "team" | "unit" | "room" | "equipment";
            /** Format: uuid */
            ownerId: string;
            /** Format: date-time */
            readAt: string;
            /** Format: date-time */
            knownUntil: string;
        };
        CalendarSubscription: {
            /** @enum {string} */
            owner: "team" | "unit" | "room" | "equipment";
            /** Format: uuid */
            ownerId: string;
            host: string;
            triedAt: string | null;
            readAt: string | null;
            /** @description The kind of the last failure, and since when fetching has failed */
            failure: {
                /** @enum {string} */
                code: "host-not-allowed" | "address-not-allowed" | "unreachable" | "too-slow" | "too-large" | "too-many-redirects" | "not-found" | "refused" | "unexpected-answer" | "unreadable" | "over-limit" | "owner-gone";
                /** Format: date-time */
                since: string;
            } | null;
        };
        RegisterCheck: {
            /** @description All of them; the list may stop before */
            count: number;
            faults: components["schemas"]["RegisterFault"][];
            /** @description What it holds, when it could be read */
            rows: components["schemas"]["RegisterRowCounts"] | null;
            /** @description The first 1,000 names that the area lacks, and that can be asked for */
            unknown: {
                /** @enum {string} */
                kind: "municipality" | "unit";
                name: string;
                /** @description The name that may have been meant */
                nearest: string | null;
                /** @description On how many it stands */
                rows: number;
            }[];
        };
        RegisterFault: {
            /** @enum {string} */
            file: "familjer.csv" | "personer.csv" | "kontakter.csv" | "moten.csv" | "ateraktualiseringar.csv" | "konsultationer.csv";
            /** @description As a spreadsheet numbers it; null for the whole file */
            row: number | null;
            column: string | null;
            /** @description Told by a check; of an import no cell is kept */
            value: string | null;
            /** @enum {string} */
            rule: "register.file-missing" | "register.file-twice" | "register.file-empty" | "register.unreadable-encoding" | "register.broken-quoting" | "register.column-missing" | "register.column-twice" | "register.column-unknown" | "register.wrong-cell-count" | "register.too-many-rows" | "register.too-many-units" | "register.value-missing" | "register.too-long" | "register.number-looks-like-name" | "register.person-number" | "register.not-one-line" | "register.not-a-day" | "register.impossible-day" | "register.day-in-future" | "register.not-a-whole-number" | "register.children-out-of-range" | "register.children-fewer-than-members" | "register.minutes-out-of-range" | "register.not-a-year" | "register.year-out-of-range" | "register.year-in-future" | "register.child-too-old" | "register.not-a-household" | "register.guardian-too-young" | "register.contact-before-birth" | "register.unknown-precision" | "register.not-first-day" | "register.contact-ended-before-start" | "register.unknown-municipality" | "register.municipality-not-joined" | "register.unknown-unit" | "register.unknown-category" | "register.unknown-assessment" | "register.unknown-assessment-reason" | "register.assessment-without-reason" | "register.assessment-reason-not-wanted" | "register.assessment-before-referral" | "register.unknown-role" | "register.unknown-contact-kind" | "register.unknown-meeting-kind" | "register.unknown-meeting-form" | "register.unknown-closure-reason" | "register.unknown-consultation-kind" | "register.family-twice" | "register.person-twice" | "register.meeting-twice" | "register.contact-twice" | "register.unknown-family" | "register.unknown-person" | "register.person-of-other-family" | "register.person-discussed-twice" | "register.unit-twice" | "register.empty-list-entry" | "register.unit-with-comma" | "register.meeting-before-referral" | "register.meeting-before-taken-on" | "register.meeting-after-closing" | "register.meeting-while-closed" | "register.meeting-without-units" | "register.closing-before-referral" | "register.closing-of-declined" | "register.closing-before-last-meeting" | "register.closing-before-reopening" | "register.closing-without-reason" | "register.reason-without-closing" | "register.reason-needs-no-meeting" | "register.reopening-before-closing" | "register.reopenings-overlap" | "register.process-end-without-start" | "register.process-end-before-start" | "register.process-end-after-closing" | "register.process-end-while-closed" | "register.meeting-without-consent" | "register.meeting-number-taken" | "register.referral-after-consent" | "register.referral-after-agreement" | "register.refused-by-case";
            message: string;
            expected: string;
        };
        RegisterRowCounts: {
            families: number;
            members: number;
            contacts: number;
            meetings: number;
            closings: number;
            reopenings: number;
            consultations: number;
        };
        RegisterImport: {
            /** Format: uuid */
            importId: string;
            /** @enum {string} */
            state: "queued" | "checking" | "importing" | "previewed" | "done" | "undoing" | "undone" | "refused" | "failed" | "lapsed";
            /** Format: date-time */
            requestedAt: string;
            progress: {
                step: string | null;
                done: number;
                of: number;
            };
            /** @description When it is done */
            summary: {
                rows: components["schemas"]["RegisterRowCounts"];
                events: number;
                changes: {
                    newFamilies: number;
                    correctedFamilies: number;
                    struckFamilies: number;
                    consultations: number;
                    consents: number;
                };
            } | null;
            faultCount: number;
            failure: string | null;
            /** @description What of it was taken back */
            undone: components["schemas"]["RegisterUndoCounts"] | null;
            /** @description Again when what it would change is another by now; for If-Match: a yes is to one showing */
            timesShown: number;
        };
        RegisterUndoCounts: {
            families: number;
            consultations: number;
            municipalities: number;
            units: number;
            /** @description Of what the import had brought or changed, how much stays */
            left: number;
        };
        RegisterPreview: {
            changes: {
                newFamilies: number;
                correctedFamilies: number;
                struckFamilies: number;
                consultations: number;
                consents: number;
            };
            /** @description Events that would be added; 0 when the register says nothing new */
            events: number;
            municipalities: string[];
            /** @description The first of them */
            units: string[];
            unitCount: number;
            consultationsAdded: number;
            consultationsStruck: number;
            /** @description The first of them */
            consultations: {
                /** Format: date */
                heldOn: string;
                kind: string;
                struck: boolean;
            }[];
            /** @description The first day with FamSam, if it is fixed by this */
            firstDay: string | null;
        };
        RegisterFamilyChange: {
            family: string;
            /** @enum {string} */
            kind: "struck" | "corrected" | "restored" | "new";
            /** Format: date */
            referredOn: string;
            /** @description How much is known of it: as it would be, or what goes with it */
            holds: {
                members: number;
                contacts: number;
                meetings: number;
            };
            /** @description Whether a consent on paper, from before FamSam, is noted */
            paper: boolean;
            /** @description In the words of the files; of a family that was here before */
            changes: {
                /** @enum {string} */
                file: "familjer.csv" | "personer.csv" | "kontakter.csv" | "moten.csv" | "ateraktualiseringar.csv" | "konsultationer.csv";
                /** @description What the row is known by within its family */
                entry: string | null;
                /** @description Null when the whole row comes or goes */
                column: string | null;
                /** @description Null when the row was not there */
                before: string | null;
                /** @description Null when the row goes */
                after: string | null;
            }[];
            /** @description How many there are beyond these */
            more: number;
        };
        RegisterUndo: {
            counts: components["schemas"]["RegisterUndoCounts"];
            /** @description The first of them */
            left: components["schemas"]["RegisterLeft"][];
        };
        RegisterLeft: {
            /** @enum {string} */
            kind: "family" | "consultation" | "municipality" | "unit" | "agency" | "first-day";
            /** @description Number of a family, day and kind of a consultation, name of a place */
            name: string;
            /** @enum {string} */
            reason: "touched" | "corrected" | "struck" | "needed" | "fixed";
        };
        Tables: {
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            knownAt: string;
            position: number;
            byYear: {
                families: number;
                processes: number;
                activeFamilies: number;
                activeProcesses: number;
                closedFamilies: number;
                year: number;
            }[];
            total: {
                families: number;
                processes: number;
                activeFamilies: number;
                activeProcesses: number;
                closedFamilies: number;
            };
            byMunicipality: {
                municipality: string;
                families: number;
                processes: number;
                percent: number | null;
                expectedPercent: number | null;
            }[];
            byReferrer: {
                [key: string]: number;
            };
            childrenPerFamily: {
                [key: string]: number;
            };
            children: {
                total: number;
                inActiveFamilies: number;
            };
            childrenBySchoolStage: {
                /** @enum {string} */
                stage: "förskola" | "F-3" | "4-6" | "7-9" | "avslutad grundskola";
                total: number;
                inActiveFamilies: number;
            }[];
            familiesWithGuardianProcess: number;
            meetingsPerClosedFamily: {
                n: number;
                min: number | null;
                max: number | null;
                mean: number | null;
                median: number | null;
            };
            waitingForFirstMeeting: number;
            closedBeforeFirstMeeting: number;
            consultations: number;
            figures: components["schemas"]["Figure"][];
            definitions: components["schemas"]["Definition"][];
        };
        Figure: {
            id: string;
            numerator: number | null;
            denominator: number | null;
            value: number | null;
            definition: string;
        };
        Definition: {
            id: string;
            sv: string;
            en: string;
            fi: string;
        };
        Report: {
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            knownAt: string;
            position: number;
            /** @description False: small counts are shown, not for publishing */
            publishable: boolean;
            byYear: {
                families: components["schemas"]["ReportCell"];
                processes: components["schemas"]["ReportCell"];
                activeFamilies: components["schemas"]["ReportCell"];
                activeProcesses: components["schemas"]["ReportCell"];
                closedFamilies: components["schemas"]["ReportCell"];
                year: number;
            }[];
            total: {
                families: components["schemas"]["ReportCell"];
                processes: components["schemas"]["ReportCell"];
                activeFamilies: components["schemas"]["ReportCell"];
                activeProcesses: components["schemas"]["ReportCell"];
                closedFamilies: components["schemas"]["ReportCell"];
            };
            byMunicipality: {
                code: string;
                municipality: string;
                families: components["schemas"]["ReportCell"];
                processes: components["schemas"]["ReportCell"];
                activeFamilies: components["schemas"]["ReportCell"];
                percent: components["schemas"]["ReportCell"];
                expectedPercent: number | null;
            }[];
            byReferrer: {
                [key: string]: components["schemas"]["ReportCell"];
            };
            childrenPerFamily: {
                [key: string]: components["schemas"]["ReportCell"];
            };
            children: {
                total: components["schemas"]["ReportCell"];
                inActiveFamilies: components["schemas"]["ReportCell"];
            };
            childrenBySchoolStage: {
                /** @enum {string} */
                stage: "förskola" | "F-3" | "4-6" | "7-9" | "avslutad grundskola";
                total: components["schemas"]["ReportCell"];
                inActiveFamilies: components["schemas"]["ReportCell"];
            }[];
            familiesWithGuardianProcess: components["schemas"]["ReportCell"];
            meetingsPerClosedFamily: {
                n: components["schemas"]["ReportCell"];
                min: components["schemas"]["ReportCell"];
                max: components["schemas"]["ReportCell"];
                mean: components["schemas"]["ReportCell"];
                median: components["schemas"]["ReportCell"];
            };
            waitingForFirstMeeting: components["schemas"]["ReportCell"];
            closedBeforeFirstMeeting: components["schemas"]["ReportCell"];
            consultations: components["schemas"]["ReportCell"];
            figures: {
                id: string;
                numerator: components["schemas"]["ReportCell"];
                denominator: components["schemas"]["ReportCell"];
                value: components["schemas"]["ReportCell"];
                definition: string;
            }[];
            definitions: components["schemas"]["Definition"][];
        };
        ReportCell: (number | components["schemas"]["MaskedCell"]) | null;
        /** @description Shown as <5 (1 to 4), or as – when hidden only to protect another (law.md 29) */
        MaskedCell: {
            /** @constant */
            masked: true;
            /** @constant */
            complementary?: true;
        };
        ReportChanges: {
            /** Format: date */
            since: string;
            /** Format: date */
            asOf: string;
            /** Format: date-time */
            knownAt: string;
            /** @description Events recorded after the earlier day that changed its figures; null: none known then */
            corrections: number | null;
            figures: {
                id: string;
                definition: string;
                before: components["schemas"]["ReportCell"];
                after: components["schemas"]["ReportCell"];
                difference: components["schemas"]["ReportCell"];
                published: components["schemas"]["ReportCell"];
                revised: boolean;
            }[];
        };
        ReportSeries: {
            points: {
                /** Format: date */
                day: string;
                families: components["schemas"]["ReportCell"];
                activeFamilies: components["schemas"]["ReportCell"];
                processes: components["schemas"]["ReportCell"];
                byMunicipality: {
                    code: string;
                    municipality: string;
                    families: components["schemas"]["ReportCell"];
                    activeFamilies: components["schemas"]["ReportCell"];
                    processes: components["schemas"]["ReportCell"];
                }[];
            }[];
        };
    };
    responses: {
        /** @description See code */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    LiveController_live: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages like {"stale":[["case","…"],["today"]]}: beginnings of the keys that have become stale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_area: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Area"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_municipalities: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Municipality"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_joinMunicipality: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_population: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PopulationFigure"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_recordPopulation: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** Format: date */
                    on: string;
                    inhabitants: number;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_agencies: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agency"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_addAgency: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "region" | "municipality" | "state" | "private" | "not-told";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_renameAgency: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agencyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_units: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unit"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_addUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    agencyId: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    DirectoryController_changeUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                } | {
                    /** Format: uuid */
                    agencyId: string;
                } | {
                    name: string;
                    /** Format: uuid */
                    agencyId: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ContactPersonController_all: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the directory, for If-Match */
                        version: number;
                        items: components["schemas"]["ContactPerson"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ContactPersonController_ofUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the directory, for If-Match */
                        version: number;
                        items: components["schemas"]["ContactPerson"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ContactPersonController_name: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default collaboration-around-the-child
                     * @enum {string}
                     */
                    mandate?: "collaboration-around-the-child" | "rights-of-the-child" | "children-as-relatives" | "children-at-risk" | "violence-in-close-relationships";
                    /**
                     * Format: date
                     * @description The day they were named
                     */
                    since: string;
                    name: string;
                    /** @default null */
                    phone?: string | null;
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ContactPersonController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                contactPersonId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default collaboration-around-the-child
                     * @enum {string}
                     */
                    mandate?: "collaboration-around-the-child" | "rights-of-the-child" | "children-as-relatives" | "children-at-risk" | "violence-in-close-relationships";
                    /**
                     * Format: date
                     * @description The day they were named
                     */
                    since: string;
                    name: string;
                    /** @default null */
                    phone?: string | null;
                    email?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ContactPersonController_end: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                contactPersonId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AddressesController_ofUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitAddresses"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AddressesController_setUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The function address: an office, not a person */
                    email: string | null;
                    phone: string | null;
                    /** @description The function address in secure digital communication */
                    secure: string | null;
                    managerEmail: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AddressesController_ofTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AddressesController_setTeam: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_schedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_hours: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agencyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours: {
                        weekday: number;
                        from: number;
                        to: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_school: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agencyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    terms: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    }[];
                    breaks: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    }[];
                    hours: {
                        weekday: number;
                        from: number;
                        to: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_unit: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    placeId: string | null;
                    followsTerms: boolean;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_place: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_renamePlace: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                placeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_removePlace: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                placeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_travel: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    placeIds: [
                        string,
                        string
                    ];
                    minutes: number;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_addRoom: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    placeId: string;
                    name: string;
                    seats: number;
                    equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_changeRoom: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    placeId: string;
                    name: string;
                    seats: number;
                    equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_removeRoom: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                roomId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_addItem: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    placeId: string;
                    name: string;
                    /** @enum {string} */
                    code: "screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_changeItem: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    placeId: string;
                    name: string;
                    /** @enum {string} */
                    code: "screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ScheduleController_removeItem: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretersController_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Of the schedule, for If-Match */
                        version: number;
                        items: components["schemas"]["Interpreter"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretersController_add: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A person, or an agency of interpreters; rests in the vault */
                    name: string;
                    /** @default null */
                    phone?: string | null;
                    email?: string | null;
                    languages: components["schemas"]["Language"][];
                    /**
                     * @description None: weekdays from eight to five
                     * @default []
                     */
                    hours?: {
                        weekday: number;
                        from: number;
                        to: number;
                    }[];
                    /**
                     * @description From where they travel; null when they interpret from anywhere
                     * @default null
                     */
                    placeId?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretersController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                interpreterId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A person, or an agency of interpreters; rests in the vault */
                    name: string;
                    /** @default null */
                    phone?: string | null;
                    email?: string | null;
                    languages: components["schemas"]["Language"][];
                    /**
                     * @description None: weekdays from eight to five
                     * @default []
                     */
                    hours?: {
                        weekday: number;
                        from: number;
                        to: number;
                    }[];
                    /**
                     * @description From where they travel; null when they interpret from anywhere
                     * @default null
                     */
                    placeId?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretersController_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                interpreterId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    SettingsController_settings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    SettingsController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    silence: {
                        answerWithin: number;
                        after: {
                            reminder: number;
                            "second-reminder": number;
                            manager: number;
                            coordinator: number;
                            agenda: number;
                        };
                    };
                    quietDays: number;
                    agendaDaysAhead: number;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PersonalTextController_read: {
        parameters: {
            query: {
                /** @description Why the texts are read; kept in the access log (law.md 4) */
                purpose: "case-work" | "invitation" | "correction" | "register-extract";
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalTexts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PersonalTextController_forget: {
        parameters: {
            query: {
                ground: "legal-ground" | "archive-decision";
            };
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        subjectId: string;
                        removed: string[];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PersonalTextController_earlier: {
        parameters: {
            query: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                field: "name" | "personNumber" | "phone" | "email" | "address" | "note";
                /** @description Why the texts are read; kept in the access log (law.md 4) */
                purpose: "case-work" | "invitation" | "correction" | "register-extract";
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EarlierWording"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    PersonalTextController_accessLog: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccessLogEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FeedbackController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Feedback"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    FeedbackController_write: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The address without what is searched for, which could be a name */
                    page: string;
                    message: string;
                    /** @default null */
                    contact?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        feedbackId: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_list: {
        parameters: {
            query?: {
                /** @description The day that the matrix speaks of; today when not told */
                on?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseConsents"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_ask: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description The guardian, young person or other adult who is asked
                     */
                    memberId: string;
                    /** Format: uuid */
                    agencyId: string;
                    information: ("coordination" | "health" | "school" | "social-services")[];
                    /** @enum {string} */
                    purpose: "collaboration-meetings" | "contact-with-agency";
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_give: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
                consentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    /** Format: date */
                    until: string;
                    how: {
                        /** @constant */
                        form: "written";
                    } | {
                        /** @constant */
                        form: "oral";
                        /** Format: uuid */
                        informedBy: string;
                        language: string;
                        interpreterUsed: boolean;
                        /** @default null */
                        interpretedBy?: ({
                            /** @constant */
                            kind: "directory";
                            /** Format: uuid */
                            interpreterId: string;
                        } | {
                            /** @constant */
                            kind: "outside";
                        } | {
                            /** @constant */
                            kind: "member";
                            /** Format: uuid */
                            memberId: string;
                        }) | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_refuse: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
                consentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
                consentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_withdrawPaper: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    memberId: string;
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsentController_recordChildView: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    memberId: string;
                    asked: boolean;
                    /** @enum {string} */
                    maturity: "not-assessed" | "decides-with-guardians" | "decides-alone";
                    /** @enum {string} */
                    view: "agrees" | "disagrees" | "no-answer" | "too-young-to-say";
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                status?: "referred" | "taken-on" | "pointed-elsewhere" | "declined" | "closed" | "struck";
                municipality?: string;
                /** @description The beginning of a case number */
                number?: string;
                /** @description The beginning of a case number, parts of a name in the family, or a whole person number (law.md 5) */
                search?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseListItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_refer: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description National code, for example 1884 for Nora */
                    municipality: string;
                    /** Format: date */
                    referredOn: string;
                    /** @enum {string} */
                    category: "social-services" | "school" | "health-care" | "parent";
                    criteria: ("several-interventions" | "earlier-collaboration-insufficient" | "family-perspective")[];
                    /** @default [] */
                    domains?: ("school-absence" | "neuropsychiatric-disability" | "socio-economic-vulnerability" | "parenting-capacity" | "mental-ill-health-and-addiction" | "intellectual-disability")[];
                    childrenUnder23: number;
                    familyName?: string | null;
                    note?: string | null;
                    members?: {
                        /** @enum {string} */
                        role: "child" | "guardian" | "other-adult";
                        /** @default null */
                        birthYear?: number | null;
                        /**
                         * @description The same code for those who live together
                         * @default null
                         */
                        household?: string | null;
                        /** @description Language to be interpreted, null for none; left out when nobody has asked */
                        interpreter?: components["schemas"]["Language"] | null;
                        personal?: {
                            name?: string | null;
                            /** @description Never required (law.md 22) */
                            personNumber?: string | null;
                            phone?: string | null;
                            email?: string | null;
                            address?: string | null;
                        };
                    }[];
                    /** @default [] */
                    contacts?: {
                        /** Format: uuid */
                        unitId: string;
                        /** @enum {string} */
                        kind: "individual-support" | "parenting-programme" | "course";
                        /** Format: date */
                        since: string;
                        /**
                         * @description How exactly `since` is known; of a month or a year, its first day
                         * @default day
                         * @enum {string}
                         */
                        precision?: "day" | "month" | "year";
                        /** @description Its place among the members, from 0 */
                        member: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_one: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_strike: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_timeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_correctReferral: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description National code, for example 1884 for Nora */
                    municipality: string;
                    /** Format: date */
                    referredOn: string;
                    /** @enum {string} */
                    category: "social-services" | "school" | "health-care" | "parent";
                    criteria: ("several-interventions" | "earlier-collaboration-insufficient" | "family-perspective")[];
                    /** @default [] */
                    domains?: ("school-absence" | "neuropsychiatric-disability" | "socio-economic-vulnerability" | "parenting-capacity" | "mental-ill-health-and-addiction" | "intellectual-disability")[];
                    childrenUnder23: number;
                    familyName?: string | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_correctAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    outcome: "taken-on" | "pointed-elsewhere" | "declined";
                    /** @default null */
                    reason?: ("sip-fits-better" | "own-collaboration-first" | "other-service-fits-better" | "outside-area" | "outside-age" | "no-need-of-coordination") | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseController_assess: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    outcome: "taken-on" | "pointed-elsewhere" | "declined";
                    /** @default null */
                    reason?: ("sip-fits-better" | "own-collaboration-first" | "other-service-fits-better" | "outside-area" | "outside-age" | "no-need-of-coordination") | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_addMember: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "child" | "guardian" | "other-adult";
                    /** @default null */
                    birthYear?: number | null;
                    /**
                     * @description The same code for those who live together
                     * @default null
                     */
                    household?: string | null;
                    /** @description Language to be interpreted, null for none; left out when nobody has asked */
                    interpreter?: components["schemas"]["Language"] | null;
                    personal?: {
                        name?: string | null;
                        /** @description Never required (law.md 22) */
                        personNumber?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        address?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_correctMember: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                memberId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "child" | "guardian" | "other-adult";
                    /** @default null */
                    birthYear?: number | null;
                    /**
                     * @description The same code for those who live together
                     * @default null
                     */
                    household?: string | null;
                    /** @description Language to be interpreted, null for none; left out when nobody has asked */
                    interpreter?: components["schemas"]["Language"] | null;
                    personal?: {
                        name?: string | null;
                        /** @description Never required (law.md 22) */
                        personNumber?: string | null;
                        phone?: string | null;
                        email?: string | null;
                        address?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_rewordMember: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                memberId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    /** @description Never required (law.md 22) */
                    personNumber?: string | null;
                    phone?: string | null;
                    email?: string | null;
                    address?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_endProcess: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                memberId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_addContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    /** @enum {string} */
                    kind: "individual-support" | "parenting-programme" | "course";
                    /** Format: date */
                    since: string;
                    /**
                     * @description How exactly `since` is known; of a month or a year, its first day
                     * @default day
                     * @enum {string}
                     */
                    precision?: "day" | "month" | "year";
                    /** Format: uuid */
                    memberId: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_correctContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                contactId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                    /** @enum {string} */
                    kind: "individual-support" | "parenting-programme" | "course";
                    /** Format: date */
                    since: string;
                    /**
                     * @description How exactly `since` is known; of a month or a year, its first day
                     * @default day
                     * @enum {string}
                     */
                    precision?: "day" | "month" | "year";
                    /** Format: uuid */
                    memberId: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_endContact: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                contactId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_holdMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    heldOn: string;
                    /** @enum {string} */
                    kind: "collaboration" | "family-talk" | "agency-meeting";
                    /** @enum {string} */
                    form: "digital" | "in-person";
                    minutes: number;
                    /**
                     * @description Units that took part
                     * @default []
                     */
                    unitIds?: string[];
                    /**
                     * @description Members whose situation was discussed
                     * @default []
                     */
                    discussed?: string[];
                    /**
                     * @description Why it was held although consent was missing; it then counts nowhere
                     * @default null
                     */
                    withoutConsent?: ("not-asked" | "not-answered" | "refused" | "ended" | "came-uninvited" | "other") | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_correctMeeting: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    heldOn: string;
                    /** @enum {string} */
                    kind: "collaboration" | "family-talk" | "agency-meeting";
                    /** @enum {string} */
                    form: "digital" | "in-person";
                    minutes: number;
                    /**
                     * @description Units that took part
                     * @default []
                     */
                    unitIds?: string[];
                    /**
                     * @description Members whose situation was discussed
                     * @default []
                     */
                    discussed?: string[];
                    /**
                     * @description Why it was held although consent was missing; it then counts nowhere
                     * @default null
                     */
                    withoutConsent?: ("not-asked" | "not-answered" | "refused" | "ended" | "came-uninvited" | "other") | null;
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_close: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    reason: "situation-improved" | "situation-resolved" | "family-moved" | "guardians-see-no-need" | "consent-missing" | "resolved-before-meeting";
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_correctClosing: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                closingId: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                    /** @enum {string} */
                    reason: "situation-improved" | "situation-resolved" | "family-moved" | "guardians-see-no-need" | "consent-missing" | "resolved-before-meeting";
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_reopen: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CaseEntriesController_strike: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    entry: "member" | "contact" | "contact-end" | "meeting" | "closing" | "reopening" | "process-end";
                    /** Format: uuid */
                    entryId: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsultationController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Consultation"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsultationController_hold: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    heldOn: string;
                    /** @enum {string} */
                    kind: "private-person" | "agency-anonymous-family" | "outside-mission";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ConsultationController_strike: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                consultationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnReferralsController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnReferral"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnReferralsController_one: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReferralDetails"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    OwnReferralsController_receipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter, in Swedish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    TodayController_today: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MessageController_failed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FailedMessage"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MessageController_retry: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MailboxController_letters: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailboxLetter"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ParkedJobsController_parked: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ParkedJob"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ParkedJobsController_retry: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                job: string;
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        jobId: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    GuestCodesController_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestLink"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    GuestCodesController_send: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCode"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    GuestCodesController_open: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestSession"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementController_board: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AgreementOnBoard"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementController_ofCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agreement"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementController_make: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /**
                     * @description The held meeting it was made at
                     * @default null
                     */
                    meetingId?: string | null;
                    /** @description Exactly one: a unit, or a member of the family */
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    dueOn: string;
                    /** @description Who does what; rests in the vault */
                    what: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /**
                     * @description The held meeting it was made at
                     * @default null
                     */
                    meetingId?: string | null;
                    /** @description Exactly one: a unit, or a member of the family */
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    dueOn: string;
                    what?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_takeOn: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /** @description In own words; rests in the vault */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_done: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /** @description In own words; rests in the vault */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_block: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /** @enum {string} */
                    reason: "waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other";
                    /** @description In own words; rests in the vault */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_disown: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    suggested: ({
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    }) | null;
                    /** @description In own words; rests in the vault */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_handOver: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    dueOn: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_move: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                    /** Format: date */
                    dueOn: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementActsController_strike: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                agreementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description The day it happened
                     */
                    on: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgreementsTodayController_today: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementsToday"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    GuestAgreementController_show: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestAgreement"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    GuestAgreementController_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    answer: "taken-on";
                    note?: string;
                } | {
                    /** @constant */
                    answer: "done";
                    note?: string;
                } | {
                    /** @constant */
                    answer: "blocked";
                    /** @enum {string} */
                    reason: "waiting-for-somebody-else" | "no-time-or-staff" | "family-does-not-want-it" | "not-possible" | "other";
                    note?: string;
                } | {
                    /** @constant */
                    answer: "not-mine";
                    suggestedUnitId: string | null;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingsTodayController_today: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingsToday"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_ofCase: {
        parameters: {
            query: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                caseId: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MeetingAsked"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_request: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "collaboration" | "family-talk" | "agency-meeting";
                    /** @enum {string} */
                    form: "digital" | "in-person";
                    must: {
                        memberIds: string[];
                        unitIds: string[];
                    };
                    may: {
                        memberIds: string[];
                        unitIds: string[];
                    };
                    minutes: number;
                    /** Format: date */
                    earliest: string;
                    /** Format: date */
                    latest: string;
                    noticeDays: number;
                    interpreter: string | null;
                    equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                    wishes: {
                        weekdays: number[];
                        dayParts: ("morning" | "afternoon" | "evening")[];
                        notInSchoolTimeOf: string | null;
                    };
                    /** Format: uuid */
                    caseId: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_meeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingAsked"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "collaboration" | "family-talk" | "agency-meeting";
                    /** @enum {string} */
                    form: "digital" | "in-person";
                    must: {
                        memberIds: string[];
                        unitIds: string[];
                    };
                    may: {
                        memberIds: string[];
                        unitIds: string[];
                    };
                    minutes: number;
                    /** Format: date */
                    earliest: string;
                    /** Format: date */
                    latest: string;
                    noticeDays: number;
                    interpreter: string | null;
                    equipment: ("screen" | "video-conference" | "whiteboard" | "hearing-loop" | "step-free" | "play-corner")[];
                    wishes: {
                        weekdays: number[];
                        dayParts: ("morning" | "afternoon" | "evening")[];
                        notInSchoolTimeOf: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingController_slots: {
        parameters: {
            query?: {
                /** @description How many of the best */
                limit?: number;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_openPoll: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    slots: {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        roomId: string | null;
                        itemIds: string[];
                    }[];
                    /**
                     * Format: date
                     * @description The last day to answer, before the day of the first slot
                     */
                    answerBy: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_answerPoll: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    party: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** @description One for each slot */
                    answers: {
                        /** Format: uuid */
                        slotId: string;
                        /** @enum {string} */
                        answer: "yes" | "if-need-be" | "no";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_closePoll: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_move: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                    roomId: string | null;
                    itemIds: string[];
                    /** @description Interpreters of the directory; languages without one are ordered from outside */
                    interpreterIds?: string[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_book: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                    roomId: string | null;
                    itemIds: string[];
                    /** @description Interpreters of the directory; languages without one are ordered from outside */
                    interpreterIds?: string[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    BookingController_answerInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    party: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** @description Of the booking that is answered */
                    sequence: number;
                    /** @enum {string} */
                    answer: "accepted" | "tentative" | "declined";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_agenda: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agenda"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_add: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is to be spoken of; rests in the vault */
                    text: string;
                    minutes: number;
                    /**
                     * @description Who wants it; null for the team
                     * @default null
                     */
                    from?: ({
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes: number;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_reword: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is to be spoken of; rests in the vault */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_order: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All items of the agenda, in the order wanted */
                    itemIds: string[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    AgendaController_send: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_attendance: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    party: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    came: boolean;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_begin: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_end: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                itemId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_addNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Exactly one: a unit, or a member of the family */
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    dueOn: string;
                    /** @description Who does what; rests in the vault */
                    what: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_changeNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                noteId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Exactly one: a unit, or a member of the family */
                    owner: {
                        /** @constant */
                        kind: "unit";
                        /** Format: uuid */
                        unitId: string;
                    } | {
                        /** @constant */
                        kind: "member";
                        /** Format: uuid */
                        memberId: string;
                    };
                    /** Format: date */
                    dueOn: string;
                    /** @description Who does what; rests in the vault */
                    what: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_removeNote: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                noteId: string;
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    HoldingController_hold: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes: number;
                    unitIds: string[];
                    memberIds: string[];
                    discussed: string[];
                    /**
                     * @description Why it was held although consent was missing; it then counts nowhere
                     * @default null
                     */
                    withoutConsent?: ("not-asked" | "not-answered" | "refused" | "ended" | "came-uninvited" | "other") | null;
                    /** @description Notes; they rest in the vault */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretingController_choose: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the directory; all who shall come */
                    interpreterIds: string[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretingController_order: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: components["schemas"]["Language"];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretingController_confirm: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: components["schemas"]["Language"];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    InterpretingController_withdrawOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                meetingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language: components["schemas"]["Language"];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingGuestController_poll: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestPoll"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingGuestController_answerPoll: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One for each slot */
                    answers: {
                        /** Format: uuid */
                        slotId: string;
                        /** @enum {string} */
                        answer: "yes" | "if-need-be" | "no";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingGuestController_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestInvitation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingGuestController_answerInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sequence: number;
                    /** @enum {string} */
                    answer: "accepted" | "tentative" | "declined";
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    MeetingGuestController_addItem: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CalendarController_list: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Calendar"][];
                        subscriptions: components["schemas"]["CalendarSubscription"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CalendarController_read: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                ownerId: string;
                owner: "team" | "unit" | "room" | "equipment";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The text of an iCalendar file (.ics) */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Calendar"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CalendarController_forget: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                ownerId: string;
                owner: "team" | "unit" | "room" | "equipment";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Calendar"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CalendarSubscriptionController_set: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                ownerId: string;
                owner: "team" | "unit" | "room" | "equipment";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of an iCalendar file. Whoever has it can read the calendar: it is never shown again */
                    address: string;
                };
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subscriptions: components["schemas"]["CalendarSubscription"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    CalendarSubscriptionController_takeAway: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                ownerId: string;
                owner: "team" | "unit" | "room" | "equipment";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subscriptions: components["schemas"]["CalendarSubscription"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_check: {
        parameters: {
            query?: {
                /** @description A municipality or unit that the area lacks, to be added with the register; again for the next one */
                create?: string[];
                /** @description Whatever the area lacks is added, as with the first register */
                createAll?: boolean;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A zip with the six files of the register, in any folder of it. */
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterCheck"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterUndoController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RegisterImport"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_import: {
        parameters: {
            query?: {
                /** @description A municipality or unit that the area lacks, to be added with the register; again for the next one */
                create?: string[];
                /** @description Whatever the area lacks is added, as with the first register */
                createAll?: boolean;
            };
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A zip with the six files of the register, in any folder of it. */
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            /** @description Done, or found */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterImport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_preview: {
        parameters: {
            query?: {
                /** @description A municipality or unit that the area lacks, to be added with the register; again for the next one */
                create?: string[];
                /** @description Whatever the area lacks is added, as with the first register */
                createAll?: boolean;
            };
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A zip with the six files of the register, in any folder of it. */
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            /** @description Done, or found */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterImport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_start: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match": string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterImport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_importById: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        importId: string;
                        /** @enum {string} */
                        state: "queued" | "checking" | "importing" | "previewed" | "done" | "undoing" | "undone" | "refused" | "failed" | "lapsed";
                        /** Format: date-time */
                        requestedAt: string;
                        progress: {
                            step: string | null;
                            done: number;
                            of: number;
                        };
                        /** @description When it is done */
                        summary: {
                            rows: components["schemas"]["RegisterRowCounts"];
                            events: number;
                            changes: {
                                newFamilies: number;
                                correctedFamilies: number;
                                struckFamilies: number;
                                consultations: number;
                                consents: number;
                            };
                        } | null;
                        faultCount: number;
                        failure: string | null;
                        /** @description What of it was taken back */
                        undone: components["schemas"]["RegisterUndoCounts"] | null;
                        /** @description Again when what it would change is another by now; for If-Match: a yes is to one showing */
                        timesShown: number;
                        faults: components["schemas"]["RegisterFault"][];
                        /** @description What it would change, while it waits for a yes */
                        preview: components["schemas"]["RegisterPreview"] | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_changes: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RegisterFamilyChange"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_faults: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RegisterFault"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterController_export: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zip, as it goes into an import again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterUndoController_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterUndo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    RegisterUndoController_askUndo: {
        parameters: {
            query?: never;
            header: {
                /** @description A new one for each request; the same again has no further effect. */
                "Idempotency-Key": string;
                /** @description The ETag of the last read; refused with 412 when it is an old one. */
                "If-Match"?: string;
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterImport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    StatisticsController_tables: {
        parameters: {
            query?: {
                /** @description What had happened by this day, for example 2022-11-16; today when left out */
                asOf?: string;
                /** @description By what had been recorded at this instant; now when left out */
                knownAt?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tables"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    StatisticsController_definitions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Definition"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ReportController_report: {
        parameters: {
            query?: {
                /** @description What had happened by this day, for example 2022-11-16; today when left out */
                asOf?: string;
                /** @description By what had been recorded at this instant; now when left out */
                knownAt?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ReportController_changes: {
        parameters: {
            query: {
                /** @description The earlier day */
                since: string;
                /** @description The later day; today when left out */
                asOf?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportChanges"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ReportController_series: {
        parameters: {
            query?: {
                /** @description Five years before the last day when left out */
                from?: string;
                /** @description The last day; today when left out */
                to?: string;
                /** @description A point at the end of each month */
                step?: "month";
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSeries"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ReportController_xlsx: {
        parameters: {
            query?: {
                /** @description What had happened by this day, for example 2022-11-16; today when left out */
                asOf?: string;
                /** @description By what had been recorded at this instant; now when left out */
                knownAt?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workbook */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    ReportController_csv: {
        parameters: {
            query?: {
                /** @description What had happened by this day, for example 2022-11-16; today when left out */
                asOf?: string;
                /** @description By what had been recorded at this instant; now when left out */
                knownAt?: string;
            };
            header?: {
                /** @description The collaboration area; the first created one when left out. */
                "X-Area-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables, one after another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
