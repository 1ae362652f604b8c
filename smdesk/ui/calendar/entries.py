"""What stands in the calendar, as the service tells it."""

from smdesk.services.calendar import CalendarEntry

__all__ = ["CalendarEntry"]
