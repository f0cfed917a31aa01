-- An operation has the name of its mutation as its kind; four mutations were renamed.
UPDATE "operation" SET "kind" = CASE "kind"
  WHEN 'dubDubbing' THEN 'dubDubbingSegments'
  WHEN 'transcribeDubbing' THEN 'transcribeDubbingSegments'
  WHEN 'translateDubbing' THEN 'translateDubbingSegments'
  WHEN 'requestManualVerification' THEN 'requestManualVoiceVerification'
END
WHERE "kind" IN ('dubDubbing', 'transcribeDubbing', 'translateDubbing', 'requestManualVerification');
