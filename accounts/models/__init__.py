from accounts.models.blocking import Block
from accounts.models.invitation import Invitation
from accounts.models.picture import Picture
from accounts.models.user import User

__all__ = ["Block", "Invitation", "Picture", "User"]
